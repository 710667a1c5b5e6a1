package petshell.job.look;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import petshell.store.PetFilter;
import petshell.store.PetRow;
import petshell.store.StoredTraits;
import petshell.trait.Accessory;
import petshell.trait.PatternType;
import petshell.trait.PetTraits;
import petshell.trait.Rarity;
import petshell.trait.TraitState;

/**
 * Which pets are wanted; a pet must meet all that is given.
 *
 * @param state only pets whose traits are in this state
 * @param rarity only pets of this rarity
 * @param pattern only pets with this pattern
 * @param accessory only pets with this accessory
 * @param owner only pets of the user with this id or email address
 * @param name only pets whose names hold this text, the letters from A to Z in either case
 */
public record PetCriteria(
    Optional<TraitState> state,
    Optional<Rarity> rarity,
    Optional<PatternType> pattern,
    Optional<Accessory> accessory,
    Optional<String> owner,
    Optional<String> name) {
  /** Every pet. */
  public static final PetCriteria ALL =
      new PetCriteria(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public PetCriteria {
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(rarity, "rarity");
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(accessory, "accessory");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(name, "name");
  }

  PetCriteria withRarity(Rarity changed) {
    return new PetCriteria(state, Optional.of(changed), pattern, accessory, owner, name);
  }

  /** Returns whether there can be a pet of this rarity among those that are wanted. */
  boolean allow(Rarity one) {
    boolean traits =
        state
            .map(wanted -> wanted != TraitState.MISSING && wanted != TraitState.INVALID)
            .orElse(true);
    return traits && rarity.map(wanted -> wanted == one).orElse(true);
  }

  /** Returns whether a pet must have valid traits, whichever they are. */
  boolean needsTraits() {
    return rarity.isPresent() || pattern.isPresent() || accessory.isPresent();
  }

  /** Returns whether the owner alone decides, if anything does. */
  boolean isExactInDatabase() {
    return state.isEmpty() && !needsTraits() && name.isEmpty();
  }

  /**
   * Returns the part that the database can filter by.
   *
   * @param ownerId the id of the owner, where one is given
   */
  PetFilter filter(Optional<String> ownerId) {
    Optional<Boolean> stored = state.map(wanted -> wanted != TraitState.MISSING);
    List<String> words =
        Stream.of(
                rarity.map(Rarity::text),
                pattern.map(PatternType::text),
                accessory.map(Accessory::text))
            .flatMap(Optional::stream)
            .toList();
    return new PetFilter(stored, words, ownerId, name);
  }

  /**
   * Returns the part that decides by other columns than the traits.
   *
   * @param ownerId the id of the owner, where one is given
   */
  PetFilter filterBesideTraits(Optional<String> ownerId) {
    return new PetFilter(Optional.empty(), List.of(), ownerId, name);
  }

  /** Checks what the database cannot judge. */
  boolean isMetBy(PetRow row) {
    return areMetBy(row.traits()) && isState(row::state);
  }

  /** Checks what is stored for a pet, and how that compares with what the generator gives. */
  boolean areMetBy(StoredTraits traits, TraitState found) {
    return areMetBy(traits) && isState(() -> found);
  }

  private boolean areMetBy(StoredTraits traits) {
    return !needsTraits() || traits.traits().map(this::areMetBy).orElse(false);
  }

  private boolean isState(Supplier<TraitState> found) {
    return state.map(wanted -> wanted == found.get()).orElse(true);
  }

  private boolean areMetBy(PetTraits traits) {
    return rarity.map(wanted -> wanted == traits.rarity()).orElse(true)
        && pattern.map(wanted -> wanted == traits.patternType()).orElse(true)
        && accessory.map(wanted -> wanted == traits.accessory()).orElse(true);
  }
}

package petshell.job.look;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import petshell.store.PetFilter;
import petshell.store.PetRow;
import petshell.store.StoredTraits;
import petshell.trait.Rarity;
import petshell.trait.TraitState;

/**
 * Which pets are wanted; a pet must meet all that is given.
 *
 * @param state only pets whose traits are in this state
 * @param traits which traits
 * @param owner only pets of the user with this id or email address
 * @param name only pets whose names hold this text, the letters from A to Z in either case
 * @param generation only pets of this generation
 */
public record PetCriteria(
    Optional<TraitState> state,
    TraitCriteria traits,
    Optional<String> owner,
    Optional<String> name,
    Optional<Long> generation) {
  /** Every pet. */
  public static final PetCriteria ALL =
      new PetCriteria(
          Optional.empty(),
          TraitCriteria.ANY,
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
    Objects.requireNonNull(traits, "traits");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(generation, "generation");
  }

  PetCriteria withRarity(Rarity changed) {
    return new PetCriteria(state, traits.withRarity(changed), owner, name, generation);
  }

  /** Returns whether there can be a pet of this rarity among those that are wanted. */
  boolean allow(Rarity one) {
    boolean hasTraits =
        state
            .map(wanted -> wanted != TraitState.MISSING && wanted != TraitState.INVALID)
            .orElse(true);
    return hasTraits && traits.rarity().map(wanted -> wanted == one).orElse(true);
  }

  /** Returns whether a pet must have valid traits, whichever they are. */
  boolean needsTraits() {
    return traits.needTraits();
  }

  /** Returns whether the owner alone decides, if anything does. */
  boolean isExactInDatabase() {
    return state.isEmpty() && !needsTraits() && name.isEmpty() && generation.isEmpty();
  }

  /**
   * Returns the part that the database can filter by.
   *
   * @param ownerId the id of the owner, where one is given
   */
  PetFilter filter(Optional<String> ownerId) {
    Optional<Boolean> stored = state.map(wanted -> wanted != TraitState.MISSING);
    return new PetFilter(stored, traits.words(), ownerId, name, generation);
  }

  /**
   * Returns the part that decides by other columns than the traits.
   *
   * @param ownerId the id of the owner, where one is given
   */
  PetFilter filterBesideTraits(Optional<String> ownerId) {
    return new PetFilter(Optional.empty(), List.of(), ownerId, name, generation);
  }

  /** Checks what the database cannot judge. */
  boolean isMetBy(PetRow row) {
    return areMetBy(row.traits()) && isState(row::state);
  }

  /** Checks what is stored for a pet, and how that compares with what the generator gives. */
  boolean areMetBy(StoredTraits stored, TraitState found) {
    return areMetBy(stored) && isState(() -> found);
  }

  private boolean areMetBy(StoredTraits stored) {
    return !needsTraits() || stored.traits().map(traits::areMetBy).orElse(false);
  }

  private boolean isState(Supplier<TraitState> found) {
    return state.map(wanted -> wanted == found.get()).orElse(true);
  }
}

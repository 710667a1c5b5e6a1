package petshell.job.look;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import petshell.trait.Accessory;
import petshell.trait.BodySize;
import petshell.trait.Expression;
import petshell.trait.PatternType;
import petshell.trait.PetTraits;
import petshell.trait.Rarity;
import petshell.trait.TraitValue;

/**
 * Which traits are wanted; a pet must have all that is given.
 *
 * @param rarity only pets of this rarity
 * @param pattern only pets with this pattern
 * @param accessory only pets with this accessory
 * @param size only pets of this size
 * @param expression only pets with this expression
 */
public record TraitCriteria(
    Optional<Rarity> rarity,
    Optional<PatternType> pattern,
    Optional<Accessory> accessory,
    Optional<BodySize> size,
    Optional<Expression> expression) {
  /** Any traits, or none. */
  public static final TraitCriteria ANY =
      new TraitCriteria(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public TraitCriteria {
    Objects.requireNonNull(rarity, "rarity");
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(accessory, "accessory");
    Objects.requireNonNull(size, "size");
    Objects.requireNonNull(expression, "expression");
  }

  TraitCriteria withRarity(Rarity changed) {
    return new TraitCriteria(Optional.of(changed), pattern, accessory, size, expression);
  }

  /** Returns the words of which each must be in the traits. */
  List<String> words() {
    return Stream.<Optional<? extends TraitValue>>of(rarity, pattern, accessory, size, expression)
        .flatMap(Optional::stream)
        .map(TraitValue::text)
        .toList();
  }

  /** Returns whether a pet must have valid traits, whichever they are. */
  boolean needTraits() {
    return !words().isEmpty();
  }

  /** Checks the traits of a pet. */
  boolean areMetBy(PetTraits traits) {
    return isMet(rarity, traits.rarity())
        && isMet(pattern, traits.patternType())
        && isMet(accessory, traits.accessory())
        && isMet(size, traits.bodySize())
        && isMet(expression, traits.expression());
  }

  private static <T> boolean isMet(Optional<T> wanted, T found) {
    return wanted.map(one -> one == found).orElse(true);
  }
}

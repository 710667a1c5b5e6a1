package petshell.trait;

import java.util.Objects;
import java.util.Optional;

/**
 * The visual traits of one pet. Immutable; an invalid value cannot be built.
 *
 * @param bodyColor the colour of the body
 * @param patternType the pattern on the body
 * @param patternColor the colour of the pattern, empty where none is stored
 * @param accessory what the pet wears
 * @param bodySize how large it is drawn
 * @param expression the expression of its face
 * @param rarity how rare it is
 * @param traitVersion the version of the generator, from 1 to {@link #MAX_VERSION}
 */
public record PetTraits(
    HslColor bodyColor,
    PatternType patternType,
    Optional<HslColor> patternColor,
    Accessory accessory,
    BodySize bodySize,
    Expression expression,
    Rarity rarity,
    long traitVersion) {

  /** The largest whole number that the web app can distinguish from its neighbours. */
  public static final long MAX_VERSION = (1L << 53) - 1;

  /**
   * Checks what the types cannot.
   *
   * @throws NullPointerException if a component is null
   * @throws IllegalArgumentException if the version is out of its range
   */
  public PetTraits {
    Objects.requireNonNull(bodyColor, "bodyColor");
    Objects.requireNonNull(patternType, "patternType");
    Objects.requireNonNull(patternColor, "patternColor");
    Objects.requireNonNull(accessory, "accessory");
    Objects.requireNonNull(bodySize, "bodySize");
    Objects.requireNonNull(expression, "expression");
    Objects.requireNonNull(rarity, "rarity");
    if (traitVersion < 1 || traitVersion > MAX_VERSION) {
      throw new IllegalArgumentException(
          "traitVersion must be from 1 to " + MAX_VERSION + ", not " + traitVersion);
    }
  }
}

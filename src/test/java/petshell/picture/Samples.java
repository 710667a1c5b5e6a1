package petshell.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import petshell.trait.Accessory;
import petshell.trait.BodySize;
import petshell.trait.Expression;
import petshell.trait.HslColor;
import petshell.trait.PatternType;
import petshell.trait.PetTraits;
import petshell.trait.Rarity;

/** Traits to draw. */
final class Samples {
  static final HslColor ORANGE = new HslColor(24, 80, 55);
  static final HslColor BLUE = new HslColor(204, 75, 40);

  /** A large, plain, calm, common, orange pet that wears nothing. */
  static final PetTraits PLAIN =
      traits(PatternType.NONE, Accessory.NONE, BodySize.LARGE, Expression.NEUTRAL, Rarity.COMMON);

  private Samples() {}

  static PetTraits traits(
      PatternType pattern,
      Accessory accessory,
      BodySize size,
      Expression expression,
      Rarity rarity) {
    return new PetTraits(
        ORANGE, pattern, patternColor(pattern), accessory, size, expression, rarity, 1);
  }

  static PetTraits with(PatternType pattern) {
    return traits(pattern, PLAIN.accessory(), PLAIN.bodySize(), PLAIN.expression(), PLAIN.rarity());
  }

  static PetTraits with(Accessory accessory) {
    return traits(
        PLAIN.patternType(), accessory, PLAIN.bodySize(), PLAIN.expression(), PLAIN.rarity());
  }

  static PetTraits with(BodySize size) {
    return traits(PLAIN.patternType(), PLAIN.accessory(), size, PLAIN.expression(), PLAIN.rarity());
  }

  static PetTraits with(Expression expression) {
    return traits(
        PLAIN.patternType(), PLAIN.accessory(), PLAIN.bodySize(), expression, PLAIN.rarity());
  }

  static PetTraits with(Rarity rarity) {
    return traits(
        PLAIN.patternType(), PLAIN.accessory(), PLAIN.bodySize(), PLAIN.expression(), rarity);
  }

  /** Every combination of the five enumerated traits: 1,200. */
  static List<PetTraits> everyCombination() {
    List<PetTraits> all = new ArrayList<>();
    for (PatternType pattern : PatternType.values()) {
      for (Accessory accessory : Accessory.values()) {
        for (BodySize size : BodySize.values()) {
          for (Expression expression : Expression.values()) {
            for (Rarity rarity : Rarity.values()) {
              all.add(traits(pattern, accessory, size, expression, rarity));
            }
          }
        }
      }
    }
    return all;
  }

  private static Optional<HslColor> patternColor(PatternType pattern) {
    return pattern == PatternType.NONE ? Optional.empty() : Optional.of(BLUE);
  }
}

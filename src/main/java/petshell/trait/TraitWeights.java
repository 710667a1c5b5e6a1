package petshell.trait;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** How likely each value of a trait is, as in the web app. */
final class TraitWeights {
  private static final double COMMON_BELOW = 0.70;
  private static final double UNCOMMON_BELOW = 0.90;
  private static final double RARE_BELOW = 0.98;
  private static final List<PatternType> PATTERN_TYPES = List.of(PatternType.values());
  private static final List<Accessory> ACCESSORIES = List.of(Accessory.values());

  /** For small, medium, large. */
  static final WeightedChoice<BodySize> BODY_SIZES =
      new WeightedChoice<>(List.of(BodySize.values()), 0.33, 0.34, 0.33);

  /** For happy, neutral, curious, mischievous, sleepy. */
  static final WeightedChoice<Expression> EXPRESSIONS =
      new WeightedChoice<>(List.of(Expression.values()), 0.25, 0.2, 0.2, 0.2, 0.15);

  private static final Map<Rarity, WeightedChoice<PatternType>> PATTERN_TYPES_BY_RARITY =
      new EnumMap<>(
          Map.of(
              Rarity.COMMON, new WeightedChoice<>(PATTERN_TYPES, 0.5, 0.25, 0.15, 0.1),
              Rarity.UNCOMMON, new WeightedChoice<>(PATTERN_TYPES, 0.3, 0.3, 0.25, 0.15),
              Rarity.RARE, new WeightedChoice<>(PATTERN_TYPES, 0.15, 0.25, 0.35, 0.25),
              Rarity.LEGENDARY, new WeightedChoice<>(PATTERN_TYPES, 0.1, 0.15, 0.25, 0.5)));

  private static final Map<Rarity, WeightedChoice<Accessory>> ACCESSORIES_BY_RARITY =
      new EnumMap<>(
          Map.of(
              Rarity.COMMON, new WeightedChoice<>(ACCESSORIES, 0.5, 0.3, 0.1, 0.05, 0.05),
              Rarity.UNCOMMON, new WeightedChoice<>(ACCESSORIES, 0.3, 0.3, 0.2, 0.1, 0.1),
              Rarity.RARE, new WeightedChoice<>(ACCESSORIES, 0.15, 0.2, 0.3, 0.2, 0.15),
              Rarity.LEGENDARY, new WeightedChoice<>(ACCESSORIES, 0.05, 0.1, 0.2, 0.3, 0.35)));

  private TraitWeights() {}

  /**
   * Returns the rarity that a random number gives; unlike the other tables, by bounds.
   *
   * @param number at least 0 and less than 1
   */
  static Rarity rarity(double number) {
    if (number < COMMON_BELOW) {
      return Rarity.COMMON;
    }
    if (number < UNCOMMON_BELOW) {
      return Rarity.UNCOMMON;
    }
    return number < RARE_BELOW ? Rarity.RARE : Rarity.LEGENDARY;
  }

  /** Returns the number that is too large for a rarity, though smaller ones are not. */
  static double below(Rarity rarity) {
    return switch (rarity) {
      case COMMON -> COMMON_BELOW;
      case UNCOMMON -> UNCOMMON_BELOW;
      case RARE -> RARE_BELOW;
      case LEGENDARY -> 1;
    };
  }

  /** Returns the share of pets that get a rarity, from 0 to 1. */
  static double share(Rarity rarity) {
    return switch (rarity) {
      case COMMON -> 0.70;
      case UNCOMMON -> 0.20;
      case RARE -> 0.08;
      case LEGENDARY -> 0.02;
    };
  }

  /** Returns how likely none, striped, spotted, gradient are for a rarity. */
  static WeightedChoice<PatternType> patternTypes(Rarity rarity) {
    return Objects.requireNonNull(PATTERN_TYPES_BY_RARITY.get(rarity));
  }

  /** Returns how likely none, collar, horns, wings, crown are for a rarity. */
  static WeightedChoice<Accessory> accessories(Rarity rarity) {
    return Objects.requireNonNull(ACCESSORIES_BY_RARITY.get(rarity));
  }
}

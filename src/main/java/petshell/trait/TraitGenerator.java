package petshell.trait;

import java.util.Objects;
import java.util.Optional;

/**
 * Gives a pet the traits that belong to its id. A pure function: the same id gives the same traits,
 * to the last bit, as in the web app. Thread-safe.
 */
public final class TraitGenerator {
  /** The version that the traits of this generator carry. */
  public static final long VERSION = 1;

  private static final double FULL_TURN = 360;
  private static final double MIN_SATURATION = 50;
  private static final double MAX_SATURATION = 90;
  private static final double MIN_LIGHTNESS = 25;
  private static final double MAX_LIGHTNESS = 75;
  private static final double HUE_SPREAD = 30;
  private static final double PERCENT_SPREAD = 20;

  private TraitGenerator() {}

  /**
   * Generates the traits of a pet.
   *
   * @param id the id of the pet; any text, also empty or with unpaired surrogates
   * @return its traits
   */
  public static PetTraits generate(String id) {
    SeedRandom random = new SeedRandom(Objects.requireNonNull(id, "id"));
    // The draws are in the order of the web app: each one moves all that follow.
    Rarity rarity = rarity(random.next());
    HslColor bodyColor = bodyColor(random);
    PatternType patternType = TraitWeights.patternTypes(rarity).pick(random.next());
    Optional<HslColor> patternColor =
        patternType == PatternType.NONE
            ? Optional.empty()
            : Optional.of(patternColor(bodyColor, random));
    Accessory accessory = TraitWeights.accessories(rarity).pick(random.next());
    BodySize bodySize = TraitWeights.BODY_SIZES.pick(random.next());
    Expression expression = TraitWeights.EXPRESSIONS.pick(random.next());
    return new PetTraits(
        bodyColor, patternType, patternColor, accessory, bodySize, expression, rarity, VERSION);
  }

  private static Rarity rarity(double draw) {
    if (draw < 0.70) {
      return Rarity.COMMON;
    }
    if (draw < 0.90) {
      return Rarity.UNCOMMON;
    }
    return draw < 0.98 ? Rarity.RARE : Rarity.LEGENDARY;
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

  private static HslColor bodyColor(SeedRandom random) {
    double h = random.next() * FULL_TURN;
    double s = MIN_SATURATION + random.next() * (MAX_SATURATION - MIN_SATURATION);
    double l = MIN_LIGHTNESS + random.next() * (MAX_LIGHTNESS - MIN_LIGHTNESS);
    return new HslColor(h, s, l);
  }

  private static HslColor patternColor(HslColor body, SeedRandom random) {
    double turned = body.h() + FULL_TURN / 2 + (random.next() - 0.5) * HUE_SPREAD;
    // The same as turned % 360 between 165 and 555, where it is exact too, and much faster.
    double h = turned < FULL_TURN ? turned : turned - FULL_TURN;
    double s = body.s() + (random.next() - 0.5) * PERCENT_SPREAD;
    double l = body.l() + (random.next() - 0.5) * PERCENT_SPREAD;
    return new HslColor(
        h, held(s, MIN_SATURATION, MAX_SATURATION), held(l, MIN_LIGHTNESS, MAX_LIGHTNESS));
  }

  private static double held(double value, double min, double max) {
    return Math.min(max, Math.max(min, value));
  }
}

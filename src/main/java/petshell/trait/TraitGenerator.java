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
    return generate(new Draws(started(id)));
  }

  /**
   * Generates the traits of a pet, and keeps what was drawn for them.
   *
   * @param id the id of the pet; any text, also empty or with unpaired surrogates
   * @return the traits that {@link #generate(String)} gives, with how they came about
   */
  public static Explanation explain(String id) {
    RecordedDraws draws = new RecordedDraws(started(id));
    PetTraits traits = generate(draws);
    return new Explanation(traits, draws.soFar());
  }

  private static SeedRandom started(String id) {
    SeedRandom random = new SeedRandom();
    random.start(Objects.requireNonNull(id, "id"));
    return random;
  }

  /** Generates the traits of a pet of its draws, the first one to come. */
  static PetTraits generate(Draws draws) {
    // The draws are in the order of the web app: each one moves all that follow.
    Rarity rarity = draws.rarity("rarity");
    HslColor bodyColor = bodyColor(draws);
    PatternType patternType = draws.choice("patternType", TraitWeights.patternTypes(rarity));
    Optional<HslColor> patternColor =
        patternType == PatternType.NONE
            ? Optional.empty()
            : Optional.of(patternColor(bodyColor, draws));
    Accessory accessory = draws.choice("accessory", TraitWeights.accessories(rarity));
    BodySize bodySize = draws.choice("bodySize", TraitWeights.BODY_SIZES);
    Expression expression = draws.choice("expression", TraitWeights.EXPRESSIONS);
    return new PetTraits(
        bodyColor, patternType, patternColor, accessory, bodySize, expression, rarity, VERSION);
  }

  private static HslColor bodyColor(Draws draws) {
    double h = draws.between("bodyColor.h", 0, FULL_TURN);
    double s = draws.between("bodyColor.s", MIN_SATURATION, MAX_SATURATION);
    double l = draws.between("bodyColor.l", MIN_LIGHTNESS, MAX_LIGHTNESS);
    return new HslColor(h, s, l);
  }

  private static HslColor patternColor(HslColor body, Draws draws) {
    double h = draws.hueAround("patternColor.h", body.h() + FULL_TURN / 2, HUE_SPREAD);
    double s =
        draws.around("patternColor.s", body.s(), PERCENT_SPREAD, MIN_SATURATION, MAX_SATURATION);
    double l =
        draws.around("patternColor.l", body.l(), PERCENT_SPREAD, MIN_LIGHTNESS, MAX_LIGHTNESS);
    return new HslColor(h, s, l);
  }
}

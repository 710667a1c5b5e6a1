package petshell.trait;

/**
 * Makes values of the random numbers of a pet, in the arithmetic of the web app. Each method draws
 * one number, for the field at a path of the JSON text. Not thread-safe.
 */
class Draws {
  private static final double FULL_TURN = 360;
  private static final double MIDDLE = 0.5;

  private final SeedRandom random;

  /**
   * Makes it.
   *
   * @param random started before each pet's first draw
   */
  Draws(SeedRandom random) {
    this.random = random;
  }

  /** Draws a rarity. */
  final Rarity rarity(String path) {
    double number = random.next();
    Rarity rarity = TraitWeights.rarity(number);
    drewRarity(path, number, rarity);
    return rarity;
  }

  /** Draws a value from a table. */
  final <T extends TraitValue> T choice(String path, WeightedChoice<T> table) {
    double number = random.next();
    T value = table.pick(number);
    drewChoice(path, number, table, value);
    return value;
  }

  /** Draws an amount, at least {@code from} and less than {@code to}. */
  final double between(String path, double from, double to) {
    double number = random.next();
    double value = from + number * (to - from);
    drewAmount(path, number, from, 0, to - from, value);
    return value;
  }

  /**
   * Draws a hue near another.
   *
   * @param middle the other hue in degrees, at least 180 and at most 540
   * @param spread how far apart the least and the largest are, in degrees
   * @return degrees, at least 0 and less than 360
   */
  final double hueAround(String path, double middle, double spread) {
    double number = random.next();
    double turned = middle + (number - MIDDLE) * spread;
    // The same as turned % 360 between 165 and 555, where it is exact too, and much faster.
    double value = turned < FULL_TURN ? turned : turned - FULL_TURN;
    drewAmount(path, number, middle, MIDDLE, spread, value);
    return value;
  }

  /** Draws an amount near another, and holds it between two limits. */
  final double around(String path, double middle, double spread, double min, double max) {
    double number = random.next();
    double value = Math.min(max, Math.max(min, middle + (number - MIDDLE) * spread));
    drewAmount(path, number, middle, MIDDLE, spread, value);
    return value;
  }

  /** Takes notice of a rarity; does nothing, which costs nothing. */
  void drewRarity(String path, double number, Rarity rarity) {}

  /** Takes notice of a value from a table; does nothing, which costs nothing. */
  <T extends TraitValue> void drewChoice(
      String path, double number, WeightedChoice<T> table, T value) {}

  /**
   * Takes notice of an amount; does nothing, which costs nothing.
   *
   * @param base as the other parts of the range, see {@link Draw.Range}
   */
  void drewAmount(
      String path, double number, double base, double offset, double width, double value) {}
}

package petshell.trait;

/**
 * A colour as hue, saturation and lightness.
 *
 * @param h the hue in degrees, from 0 to 360, both allowed
 * @param s the saturation in percent, from 0 to 100, both allowed
 * @param l the lightness in percent, from 0 to 100, both allowed
 */
public record HslColor(double h, double s, double l) {
  /** The largest hue, in degrees. */
  public static final double MAX_HUE = 360;

  /** The largest saturation and lightness, in percent. */
  public static final double MAX_PERCENT = 100;

  /**
   * Checks the ranges and makes -0 a plain 0, as it is in the JSON text.
   *
   * @throws IllegalArgumentException if a part is out of its range or not a number
   */
  public HslColor {
    requireRange("h", h, MAX_HUE);
    requireRange("s", s, MAX_PERCENT);
    requireRange("l", l, MAX_PERCENT);
    h += 0.0;
    s += 0.0;
    l += 0.0;
  }

  private static void requireRange(String part, double value, double max) {
    if (!(value >= 0 && value <= max)) {
      throw new IllegalArgumentException(part + " must be from 0 to " + max + ", not " + value);
    }
  }
}

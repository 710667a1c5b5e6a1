package petshell.picture;

import java.util.Locale;
import java.util.Objects;
import petshell.trait.HslColor;

/**
 * A colour as a screen shows it.
 *
 * @param red from 0 to 255
 * @param green from 0 to 255
 * @param blue from 0 to 255
 */
public record Rgb(int red, int green, int blue) {
  private static final int MAX = 255;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a part is not from 0 to 255
   */
  public Rgb {
    requireRange("red", red);
    requireRange("green", green);
    requireRange("blue", blue);
  }

  /**
   * Converts as CSS does: each part rounded to the nearest whole number.
   *
   * @param color the colour
   * @return the same colour in red, green and blue
   */
  public static Rgb of(HslColor color) {
    Objects.requireNonNull(color, "color");
    return new Rgb(part(color, 0), part(color, 8), part(color, 4));
  }

  /**
   * Takes the colour out of a pixel; its opacity is left aside.
   *
   * @param pixel 0xAARRGGBB
   * @return the colour
   */
  public static Rgb ofPixel(int pixel) {
    return new Rgb(pixel >> 16 & MAX, pixel >> 8 & MAX, pixel & MAX);
  }

  /** Returns the colour as {@code #rrggbb}, in lower case. */
  public String hex() {
    return String.format(Locale.ROOT, "#%06x", red << 16 | green << 8 | blue);
  }

  private static int part(HslColor color, int turn) {
    double lightness = color.l() / HslColor.MAX_PERCENT;
    double reach = color.s() / HslColor.MAX_PERCENT * Math.min(lightness, 1 - lightness);
    double place = (turn + color.h() / 30) % 12;
    double wave = Math.max(-1, Math.min(1, Math.min(place - 3, 9 - place)));
    return (int) Math.round(MAX * (lightness - reach * wave));
  }

  private static void requireRange(String part, int value) {
    if (value < 0 || value > MAX) {
      throw new IllegalArgumentException(part + " must be from 0 to " + MAX + ", not " + value);
    }
  }
}

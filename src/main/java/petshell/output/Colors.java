package petshell.output;

/** Colours as numbers, and their nearest neighbours in the smaller palettes of terminals. */
public final class Colors {
  /** The sixteen colours as xterm shows them; other terminals come near. */
  private static final int[] SIXTEEN = {
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  };

  private static final int[] CUBE = {0, 95, 135, 175, 215, 255};
  private static final int FIRST_OF_CUBE = 16;
  private static final int FIRST_GREY = 232;
  private static final int LAST_GREY = 255;

  private Colors() {}

  /**
   * Returns a colour as the formula of CSS Color 4 gives it.
   *
   * @param h the hue in degrees, from 0 to 360
   * @param s the saturation in percent, from 0 to 100
   * @param l the lightness in percent, from 0 to 100
   * @return red, green and blue, as {@code 0xRRGGBB}
   * @throws IllegalArgumentException if a part is out of its range or not a number
   */
  public static int ofHsl(double h, double s, double l) {
    requireRange("h", h, 360);
    requireRange("s", s, 100);
    requireRange("l", l, 100);
    return channel(0, h, s, l) << 16 | channel(8, h, s, l) << 8 | channel(4, h, s, l);
  }

  private static int channel(int offset, double h, double s, double l) {
    double lightness = l / 100;
    double k = (offset + h / 30) % 12;
    double amplitude = s / 100 * Math.min(lightness, 1 - lightness);
    double value = lightness - amplitude * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1));
    return (int) Math.round(value * 255);
  }

  private static void requireRange(String part, double value, double max) {
    if (!(value >= 0 && value <= max)) {
      throw new IllegalArgumentException(part + " must be from 0 to " + max + ", not " + value);
    }
  }

  /**
   * Returns the number, from 16 to 255, of the nearest colour that no terminal lets users change.
   */
  static int nearestOf256(int rgb) {
    int best = FIRST_OF_CUBE;
    for (int candidate = FIRST_OF_CUBE; candidate <= LAST_GREY; candidate++) {
      if (distance(rgb, of256(candidate)) < distance(rgb, of256(best))) {
        best = candidate;
      }
    }
    return best;
  }

  /** Returns the number, from 0 to 15, of the nearest of the sixteen colours. */
  static int nearestOf16(int rgb) {
    int best = 0;
    for (int candidate = 1; candidate < SIXTEEN.length; candidate++) {
      if (distance(rgb, SIXTEEN[candidate]) < distance(rgb, SIXTEEN[best])) {
        best = candidate;
      }
    }
    return best;
  }

  private static int of256(int number) {
    if (number >= FIRST_GREY) {
      int grey = 8 + 10 * (number - FIRST_GREY);
      return grey << 16 | grey << 8 | grey;
    }
    int place = number - FIRST_OF_CUBE;
    return CUBE[place / 36] << 16 | CUBE[place / 6 % 6] << 8 | CUBE[place % 6];
  }

  static int red(int rgb) {
    return rgb >> 16 & 0xFF;
  }

  static int green(int rgb) {
    return rgb >> 8 & 0xFF;
  }

  static int blue(int rgb) {
    return rgb & 0xFF;
  }

  /** Weighs the channels by how well the eye distinguishes them. */
  private static int distance(int one, int other) {
    int red = red(one) - red(other);
    int green = green(one) - green(other);
    int blue = blue(one) - blue(other);
    return 3 * red * red + 6 * green * green + 2 * blue * blue;
  }
}

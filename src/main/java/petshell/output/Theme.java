package petshell.output;

import java.util.Objects;

/**
 * The rendering of styles and colours at a colour depth. At {@link ColorDepth#NONE} everything
 * stays plain text.
 *
 * @param depth how many colours there are
 */
public record Theme(ColorDepth depth) {
  /** The theme without any colour or escape sequence. */
  public static final Theme PLAIN = new Theme(ColorDepth.NONE);

  /** The columns of a swatch and the space behind it. */
  static final int SWATCH_COLUMNS = 3;

  private static final String START = "\u001b[";
  private static final String RESET = "\u001b[0m";

  /**
   * Checks that the depth is given.
   *
   * @throws NullPointerException if the depth is null
   */
  public Theme {
    Objects.requireNonNull(depth, "depth");
  }

  /**
   * Returns the text in a style.
   *
   * @param style what the text is for
   * @param safeText text that {@link SafeText} has made harmless or that holds none of users; never
   *     null
   */
  public String apply(Style style, String safeText) {
    Objects.requireNonNull(style, "style");
    if (depth == ColorDepth.NONE || safeText.isEmpty()) {
      return safeText;
    }
    return START + style.sgr() + "m" + safeText + RESET;
  }

  /**
   * Returns a block of a colour, two columns wide; nothing where there are no colours.
   *
   * @param rgb the colour as {@code 0xRRGGBB}
   */
  public String swatch(int rgb) {
    return depth == ColorDepth.NONE ? "" : background(rgb) + "  " + RESET;
  }

  /**
   * Returns the sequence that colours the text behind it; nothing where there are no colours.
   *
   * @param rgb the colour as {@code 0xRRGGBB}
   */
  public String foreground(int rgb) {
    return color(rgb, 30);
  }

  /**
   * Returns the sequence that colours the ground behind it; nothing where there are no colours.
   *
   * @param rgb the colour as {@code 0xRRGGBB}
   */
  public String background(int rgb) {
    return color(rgb, 40);
  }

  /** Returns the sequence that ends every colour and style; nothing where there are no colours. */
  public String reset() {
    return depth == ColorDepth.NONE ? "" : RESET;
  }

  private String color(int rgb, int base) {
    return switch (depth) {
      case NONE -> "";
      case SIXTEEN -> START + sixteen(Colors.nearestOf16(rgb), base) + "m";
      case TWO_HUNDRED_FIFTY_SIX -> START + (base + 8) + ";5;" + Colors.nearestOf256(rgb) + "m";
      case TRUE_COLOR ->
          START
              + (base + 8)
              + ";2;"
              + Colors.red(rgb)
              + ";"
              + Colors.green(rgb)
              + ";"
              + Colors.blue(rgb)
              + "m";
    };
  }

  /** The bright eight have their own codes, 60 above the others. */
  private static int sixteen(int number, int base) {
    return number < 8 ? base + number : base + 60 + number - 8;
  }
}

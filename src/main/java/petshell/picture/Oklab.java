package petshell.picture;

/** A colour in the Oklab space, in which distance is how different two colours look. */
record Oklab(double lightness, double greenRed, double blueYellow) {
  private static final double ALMOST_GREY = 0.045;
  private static final double VIVID = 0.18;
  private static final double BRING_OUT = 1.8;

  static Oklab of(Rgb color) {
    double red = linear(color.red());
    double green = linear(color.green());
    double blue = linear(color.blue());
    double longCone = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
    double middleCone = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
    double shortCone = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
    return new Oklab(
        0.2104542553 * longCone + 0.7936177850 * middleCone - 0.0040720468 * shortCone,
        1.9779984951 * longCone - 2.4285922050 * middleCone + 0.4505937099 * shortCone,
        0.0259040371 * longCone + 0.7827717662 * middleCone - 0.8086757660 * shortCone);
  }

  /** Returns the square of the distance, in which a difference of hue counts double. */
  double distance(Oklab other) {
    double light = lightness - other.lightness;
    double green = greenRed - other.greenRed;
    double blue = blueYellow - other.blueYellow;
    return light * light + 4 * (green * green + blue * blue);
  }

  /** Returns the colour with its hue brought out, unless it is almost grey or vivid as it is. */
  Oklab vivid() {
    double chroma = Math.hypot(greenRed, blueYellow);
    if (chroma < ALMOST_GREY || chroma > VIVID) {
      return this;
    }
    double factor = Math.min(BRING_OUT, VIVID / chroma);
    return new Oklab(lightness, greenRed * factor, blueYellow * factor);
  }

  private static double linear(int part) {
    double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}

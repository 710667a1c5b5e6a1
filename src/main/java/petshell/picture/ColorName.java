package petshell.picture;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import petshell.trait.HslColor;

/** Names colours in words, for those who do not see them. */
public final class ColorName {
  /** Each hue's name with the angle at which it starts. */
  private static final NavigableMap<Double, String> HUES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(0.0, "red"),
              Map.entry(14.0, "orange"),
              Map.entry(44.0, "yellow"),
              Map.entry(68.0, "lime"),
              Map.entry(94.0, "green"),
              Map.entry(155.0, "teal"),
              Map.entry(182.0, "cyan"),
              Map.entry(202.0, "blue"),
              Map.entry(248.0, "violet"),
              Map.entry(272.0, "purple"),
              Map.entry(296.0, "magenta"),
              Map.entry(322.0, "pink"),
              Map.entry(346.0, "red")));

  private ColorName() {}

  /**
   * Names a colour.
   *
   * @param color the colour
   * @return one to three words in lower case, as {@code dark teal}
   */
  public static String of(HslColor color) {
    Objects.requireNonNull(color, "color");
    if (color.l() < 6) {
      return "black";
    }
    if (color.l() > 96) {
      return "white";
    }
    String hue = color.s() < 10 ? "grey" : hue(color);
    return shade(color.l()) + hue;
  }

  private static String hue(HslColor color) {
    String hue = HUES.floorEntry(color.h() % HslColor.MAX_HUE).getValue();
    if (hue.equals("orange") && color.l() < 40) {
      return "brown";
    }
    return color.s() < 30 ? "greyish " + hue : hue;
  }

  private static String shade(double lightness) {
    if (lightness < 22) {
      return "very dark ";
    }
    if (lightness < 38) {
      return "dark ";
    }
    if (lightness < 64) {
      return "";
    }
    return lightness < 82 ? "light " : "very light ";
  }
}

package petshell.picture;

import java.util.ArrayList;
import java.util.List;

/** The colours that a terminal knows by number. */
final class Palette {
  private static final int FIRST_OF_CUBE = 16;
  private static final int[] CUBE_STEPS = {0, 95, 135, 175, 215, 255};
  private static final int[] BASIC = {
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
    0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff
  };

  private final int firstNumber;
  private final List<Oklab> colors;

  private Palette(int firstNumber, List<Oklab> colors) {
    this.firstNumber = firstNumber;
    this.colors = List.copyOf(colors);
  }

  /** The colours 16 to 255. */
  static Palette cube() {
    List<Oklab> colors = new ArrayList<>();
    for (int red : CUBE_STEPS) {
      for (int green : CUBE_STEPS) {
        for (int blue : CUBE_STEPS) {
          colors.add(Oklab.of(new Rgb(red, green, blue)));
        }
      }
    }
    for (int grey = 8; grey <= 238; grey += 10) {
      colors.add(Oklab.of(new Rgb(grey, grey, grey)));
    }
    return new Palette(FIRST_OF_CUBE, colors);
  }

  /** The colours 0 to 15, as most terminals show them. */
  static Palette basic() {
    List<Oklab> colors = new ArrayList<>();
    for (int pixel : BASIC) {
      colors.add(Oklab.of(Rgb.ofPixel(pixel)));
    }
    return new Palette(0, colors);
  }

  /** Returns the number of the colour that looks most like this one. */
  int nearest(Oklab wanted) {
    int best = 0;
    for (int index = 1; index < colors.size(); index++) {
      if (colors.get(index).distance(wanted) < colors.get(best).distance(wanted)) {
        best = index;
      }
    }
    return firstNumber + best;
  }
}

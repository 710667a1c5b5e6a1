package petshell.picture;

import java.util.HashMap;
import java.util.Map;

/** Turns colours into SGR codes; remembers them, because a picture has few. */
final class BlockInk {
  private static final int BRIGHT = 8;

  private final BlockColors colors;
  private final Palette palette;
  private final Map<Rgb, Code> known = new HashMap<>();

  /**
   * The codes of one colour.
   *
   * @param foreground the SGR parameters that write in it
   * @param background the SGR parameters that fill with it
   */
  record Code(String foreground, String background) {
    /** No colour at all: the terminal's own. */
    static final Code NONE = new Code("39", "49");
  }

  BlockInk(BlockColors colors) {
    this.colors = colors;
    this.palette = colors == BlockColors.BASIC_16 ? Palette.basic() : Palette.cube();
  }

  Code of(Rgb color) {
    return known.computeIfAbsent(color, this::make);
  }

  private Code make(Rgb color) {
    return switch (colors) {
      case TRUE -> {
        String parts = "8;2;" + color.red() + ";" + color.green() + ";" + color.blue();
        yield new Code("3" + parts, "4" + parts);
      }
      case CUBE_256 -> {
        String parts = "8;5;" + palette.nearest(Oklab.of(color));
        yield new Code("3" + parts, "4" + parts);
      }
      case BASIC_16 -> {
        int number = palette.nearest(Oklab.of(color).vivid());
        int base = number < BRIGHT ? number : 60 + number - BRIGHT;
        yield new Code(Integer.toString(30 + base), Integer.toString(40 + base));
      }
    };
  }
}

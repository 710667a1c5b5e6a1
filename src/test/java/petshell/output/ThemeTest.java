package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ThemeTest {
  private static final int ORANGE = 0xFF8800;

  @Test
  void withoutColoursNothingIsAdded() {
    Theme theme = Theme.PLAIN;
    for (Style style : Style.values()) {
      assertEquals("Milo", theme.apply(style, "Milo"));
    }
    assertEquals("", theme.swatch(ORANGE));
    assertEquals("", theme.foreground(ORANGE));
    assertEquals("", theme.background(ORANGE));
    assertEquals("", theme.reset());
  }

  @Test
  void aStyleIsSwitchedOnAndOff() {
    Theme theme = new Theme(ColorDepth.SIXTEEN);
    assertEquals("\u001b[1mPets\u001b[0m", theme.apply(Style.HEADING, "Pets"));
    assertEquals("\u001b[1;31mno\u001b[0m", theme.apply(Style.BAD, "no"));
    assertEquals("", theme.apply(Style.BAD, ""));
  }

  @Test
  void aSwatchIsAsExactAsTheTerminalAllows() {
    assertEquals("\u001b[48;2;255;136;0m  \u001b[0m", swatch(ColorDepth.TRUE_COLOR, ORANGE));
    assertEquals("\u001b[48;5;208m  \u001b[0m", swatch(ColorDepth.TWO_HUNDRED_FIFTY_SIX, ORANGE));
    assertEquals("\u001b[101m  \u001b[0m", swatch(ColorDepth.SIXTEEN, 0xFF1100));
    assertEquals("\u001b[40m  \u001b[0m", swatch(ColorDepth.SIXTEEN, 0x101010));
  }

  @Test
  void greysAreTakenFromTheLadderOfGreys() {
    assertEquals("\u001b[48;5;236m  \u001b[0m", swatch(ColorDepth.TWO_HUNDRED_FIFTY_SIX, 0x303030));
  }

  @Test
  void textIsColouredToo() {
    Theme theme = new Theme(ColorDepth.TRUE_COLOR);
    assertEquals("\u001b[38;2;255;136;0m", theme.foreground(ORANGE));
    assertEquals("\u001b[97m", new Theme(ColorDepth.SIXTEEN).foreground(0xFFFFFF));
  }

  private static String swatch(ColorDepth depth, int rgb) {
    return new Theme(depth).swatch(rgb);
  }
}

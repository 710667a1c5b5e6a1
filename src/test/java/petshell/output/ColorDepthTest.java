package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ColorDepthTest {
  @Test
  void theTerminalTypeDecidesTheDepth() {
    assertEquals(ColorDepth.SIXTEEN, depth(Map.of("TERM", "xterm")));
    assertEquals(ColorDepth.TWO_HUNDRED_FIFTY_SIX, depth(Map.of("TERM", "tmux-256color")));
    assertEquals(ColorDepth.TRUE_COLOR, depth(Map.of("TERM", "xterm-direct")));
    assertEquals(
        ColorDepth.TRUE_COLOR, depth(Map.of("TERM", "xterm-256color", "COLORTERM", "truecolor")));
    assertEquals(ColorDepth.TRUE_COLOR, depth(Map.of("TERM", "xterm", "COLORTERM", "24bit")));
  }

  @Test
  void aDumbOrUnknownTerminalHasNoColour() {
    assertEquals(ColorDepth.NONE, depth(Map.of("TERM", "dumb", "COLORTERM", "truecolor")));
    assertEquals(ColorDepth.NONE, depth(Map.of()));
    assertEquals(ColorDepth.NONE, depth(Map.of("TERM", "")));
  }

  @Test
  void whoeverWantsNoColourGetsNone() {
    Map<String, String> terminal = Map.of("TERM", "xterm-256color");
    assertEquals(ColorDepth.NONE, ColorDepth.of(terminal, true));
    assertEquals(ColorDepth.NONE, depth(Map.of("TERM", "xterm", "NO_COLOR", "1")));
    assertEquals(ColorDepth.SIXTEEN, depth(Map.of("TERM", "xterm", "NO_COLOR", "")));
  }

  @Test
  void windowsIsKnownWithoutATerminalType() {
    assertEquals(ColorDepth.SIXTEEN, depth(Map.of("OS", "Windows_NT")));
    assertEquals(ColorDepth.TRUE_COLOR, depth(Map.of("OS", "Windows_NT", "WT_SESSION", "a-b")));
  }

  private static ColorDepth depth(Map<String, String> environment) {
    return ColorDepth.of(environment, false);
  }
}

package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class BarPrinterTest {
  private static final List<Bar> BARS =
      List.of(
          new Bar("common", 3000, 0.6, OptionalDouble.of(0.8)),
          new Bar("rare", 2000, 0.4, OptionalDouble.of(0.2)),
          new Bar("legendary", 0, 0, OptionalDouble.empty()));

  @Test
  void theLargestShareFillsTheBar() {
    assertEquals(
        """
        RARITY      PETS   SHARE  EXPECTED
        common     3,000  60.0 %    80.0 %  #########
        rare       2,000  40.0 %    20.0 %  ######
        legendary      0   0.0 %
        """,
        print(BARS, 48, Glyphs.ASCII));
    assertEquals(
        """
        RARITY      PETS   SHARE  EXPECTED
        common     3,000  60.0 %    80.0 %  ██████████▌
        rare       2,000  40.0 %    20.0 %  ███████
        legendary      0   0.0 %
        """,
        print(BARS, 50, Glyphs.UNICODE));
  }

  @Test
  void aNarrowTerminalHasNoBars() {
    assertEquals(
        """
        RARITY      PETS   SHARE  EXPECTED
        common     3,000  60.0 %    80.0 %
        rare       2,000  40.0 %    20.0 %
        legendary      0   0.0 %
        """,
        print(BARS, 40, Glyphs.ASCII));
  }

  @Test
  void whereNothingWasExpectedNothingIsCompared() {
    assertEquals(
        "RARITY  PETS    SHARE\ncommon     5  100.0 %  " + "#".repeat(40) + "\n",
        print(
            List.of(new Bar("common", 5, 1, OptionalDouble.empty())),
            Layout.UNLIMITED,
            Glyphs.ASCII));
  }

  @Test
  void nothingFoundIsNoBar() {
    assertEquals(
        "RARITY  PETS  SHARE\ncommon     0  0.0 %\n",
        print(List.of(new Bar("common", 0, 0, OptionalDouble.empty())), 80, Glyphs.ASCII));
    assertEquals("RARITY  PETS  SHARE\n", print(List.of(), 80, Glyphs.ASCII));
  }

  @Test
  void whatIsNoShareIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Bar("a", 1, 1.5, OptionalDouble.empty()));
    assertThrows(
        IllegalArgumentException.class, () -> new Bar("a", 1, 1, OptionalDouble.of(Double.NaN)));
    assertThrows(IllegalArgumentException.class, () -> new Bar("a", -1, 1, OptionalDouble.empty()));
  }

  private static String print(List<Bar> bars, int width, Glyphs glyphs) {
    StringWriter text = new StringWriter();
    new BarPrinter(new PrintWriter(text), new Layout(Theme.PLAIN, width, glyphs, true))
        .print("rarity", "pets", bars);
    return text.toString();
  }
}

package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "Milo, 4",
    "Kůň, 3",
    "e\u0301, 1",
    "ミロ, 4",
    "한국, 4",
    "\u1112\u1161\u11ab, 2",
    "ﾐﾛ, 2",
    "ＡＢ, 4",
    "नमस्ते, 4",
    "🐶, 2",
    "☂, 1",
    "❤\uFE0F, 2",
    "1\uFE0F\u20E3, 2",
    "👍🏽, 2",
    "🇩🇪, 2",
    "🇩🇪🇫🇷, 4",
    "👩\u200D👩\u200D👧\u200D👦, 2",
    "🏳\uFE0F\u200D🌈, 2",
    "🐻\u200D❄\uFE0F, 2",
    "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F, 2",
    "𠮷野, 4",
    "…, 1",
    "█▌, 2",
    "🏽, 2",
    "\u1100\u1161\u1112, 4",
  })
  void columnsAreCountedByGrapheme(String text, int columns) {
    assertEquals(columns, TextWidth.of(text));
  }

  @Test
  void textThatFitsIsNotCut() {
    assertEquals("Milo", TextWidth.cut("Milo", 4, Glyphs.UNICODE));
    assertEquals("", TextWidth.cut("", 0, Glyphs.UNICODE));
  }

  @Test
  void textThatIsTooWideEndsInAnEllipsis() {
    assertEquals("Mi…", TextWidth.cut("Milo", 3, Glyphs.UNICODE));
    assertEquals("Fe...", TextWidth.cut("Felicitas", 5, Glyphs.ASCII));
    assertEquals("…", TextWidth.cut("Milo", 1, Glyphs.UNICODE));
    assertEquals("..", TextWidth.cut("Milo", 2, Glyphs.ASCII));
    assertEquals("", TextWidth.cut("Milo", 0, Glyphs.UNICODE));
  }

  @Test
  void noGraphemeIsCutInTwo() {
    assertEquals("ミ…", TextWidth.cut("ミロミロ", 4, Glyphs.UNICODE));
    assertEquals("a…", TextWidth.cut("a👩\u200D👧bc", 3, Glyphs.UNICODE));
    assertEquals("a👩\u200D👧…", TextWidth.cut("a👩\u200D👧bc", 4, Glyphs.UNICODE));
    assertEquals("e\u0301…", TextWidth.cut("e\u0301te\u0301", 2, Glyphs.UNICODE));
  }

  @Test
  void paddingCountsColumns() {
    assertEquals("ミロ  ", TextWidth.pad("ミロ", 6));
    assertEquals("  ミロ", TextWidth.padLeft("ミロ", 6));
    assertEquals("Milo", TextWidth.pad("Milo", 2));
  }

  @Test
  void aNegativeWidthIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> TextWidth.pad("a", -1));
    assertThrows(IllegalArgumentException.class, () -> TextWidth.cut("a", -1, Glyphs.ASCII));
  }

  @Property
  void cutTextFitsWhateverItIs(
      @ForAll String text, @ForAll @IntRange(max = 30) int columns, @ForAll Glyphs glyphs) {
    int width = TextWidth.of(TextWidth.cut(SafeText.of(text), columns, glyphs));
    assertTrue(width <= columns, () -> width + " columns");
  }
}

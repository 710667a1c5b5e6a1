package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class GlyphsTest {
  @Test
  void onlyUnicodeEncodingsDrawBlocks() {
    assertEquals(Glyphs.UNICODE, Glyphs.of(StandardCharsets.UTF_8));
    assertEquals(Glyphs.UNICODE, Glyphs.of(StandardCharsets.UTF_16LE));
    assertEquals(Glyphs.ASCII, Glyphs.of(StandardCharsets.US_ASCII));
    assertEquals(Glyphs.ASCII, Glyphs.of(StandardCharsets.ISO_8859_1));
  }

  @Test
  void barsAreDrawnInEighthsOrWholes() {
    assertEquals("██▌ ", Glyphs.UNICODE.bar(0.625, 4));
    assertEquals("##..", Glyphs.ASCII.bar(0.625, 4));
    assertEquals("▏", Glyphs.UNICODE.bar(0.125, 1));
    assertEquals("████", Glyphs.UNICODE.bar(1, 4));
    assertEquals("####", Glyphs.ASCII.bar(7, 4));
    assertEquals("    ", Glyphs.UNICODE.bar(Double.NaN, 4));
    assertEquals("....", Glyphs.ASCII.bar(-1, 4));
    assertEquals("", Glyphs.UNICODE.bar(0.5, 0));
  }

  @Property
  void aBarHasExactlyItsColumns(
      @ForAll double share, @ForAll @IntRange(max = 200) int columns, @ForAll Glyphs glyphs) {
    assertEquals(columns, TextWidth.of(glyphs.bar(share, columns)));
  }
}

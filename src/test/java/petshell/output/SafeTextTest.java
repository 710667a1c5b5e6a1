package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Milo",
        "C:\\pets\\dev.db",
        "Žluťoučký kůň",
        "e\u0301",
        "ミロ",
        "한국",
        "नमस्ते",
        "❤\uFE0F",
        "1\uFE0F\u20E3",
        "👍🏽",
        "🇩🇪",
        "👩\u200D👩\u200D👧\u200D👦",
        "🏳\uFE0F\u200D🌈",
        "🐻\u200D❄\uFE0F",
        "🧑🏽\u200D⚕\uFE0F",
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
        "葛\uDB40\uDD00",
      })
  void harmlessTextStaysAsItIs(String text) {
    assertEquals(text, SafeText.of(text));
  }

  @Test
  void textWithNothingToEscapeIsNotCopied() {
    String text = "Ein ganz gewöhnlicher Name";
    assertSame(text, SafeText.of(text));
  }

  @Test
  void controlCharactersAreShown() {
    assertEquals("a\\nb\\tc\\rd\\u0000", SafeText.of("a\nb\tc\rd\u0000"));
    assertEquals("\\r\\n", SafeText.of("\r\n"));
    assertEquals("\\u001b]0;owned\\u0007", SafeText.of("\u001b]0;owned\u0007"));
    assertEquals("\\u007f\\u0085\\u009b31m", SafeText.of("\u007f\u0085\u009b31m"));
    assertEquals("\\u0008", SafeText.of("\b"));
  }

  @Test
  void everyControlCharacterIsShown() {
    IntStream.concat(IntStream.range(0, 0x20), IntStream.range(0x7F, 0xA0))
        .forEach(
            codePoint -> {
              String safe = SafeText.of("a" + Character.toString(codePoint) + "b");
              assertEquals(-1, safe.indexOf(codePoint), safe);
            });
  }

  @Test
  void writingDirectionCannotBeTurned() {
    assertEquals("\\u202egnp.exe", SafeText.of("\u202egnp.exe"));
    for (int codePoint : new int[] {0x061C, 0x200E, 0x200F, 0x202A, 0x202D, 0x2066, 0x2069}) {
      assertEquals(
          String.format(Locale.ROOT, "x\\u%04xy", codePoint),
          SafeText.of("x" + Character.toString(codePoint) + "y"));
    }
  }

  @Test
  void lineAndParagraphSeparatorsAreShown() {
    assertEquals("a\\u2028b\\u2029c", SafeText.of("a\u2028b\u2029c"));
  }

  @Test
  void unpairedSurrogatesAreShown() {
    assertEquals("a\\ud800b\\udc00", SafeText.of("a\ud800b\udc00"));
    assertEquals("\\ude00\\ud83d", SafeText.of("\ude00\ud83d"));
  }

  @Test
  void invisibleCharactersAreShown() {
    assertEquals("Mi\\u200blo", SafeText.of("Mi\u200blo"));
    assertEquals("Mi\\u00adlo\\ufeff", SafeText.of("Mi\u00adlo\ufeff"));
    assertEquals("\\u3164\\u115f", SafeText.of("\u3164\u115f"));
    assertEquals("a\\u034fb\\u2060", SafeText.of("a\u034fb\u2060"));
    assertEquals("a\\u{e0041}", SafeText.of("a\uDB40\uDC41"));
  }

  @Test
  void aJoinerOutsideAnEmojiIsShown() {
    assertEquals("Mi\\u200dlo", SafeText.of("Mi\u200dlo"));
    assertEquals("\\u200d", SafeText.of("\u200d"));
    assertEquals("👩\\u200d", SafeText.of("👩\u200d"));
    assertEquals("👩\\u200d\\u200d👩", SafeText.of("👩\u200d\u200d👩"));
    assertEquals("👩\\u200da", SafeText.of("👩\u200da"));
    assertEquals("क्\\u200dष", SafeText.of("क्\u200dष"));
    assertEquals("\\u200c", SafeText.of("\u200c"));
  }

  @Test
  void aVariationSelectorOnALetterOrOnNothingIsShown() {
    assertEquals("M\\ufe0filo", SafeText.of("M\ufe0filo"));
    assertEquals("\\ufe0f", SafeText.of("\ufe0f"));
  }

  @Test
  void tagsOutsideAFlagAreShown() {
    assertEquals("🏴\\u{e0067}", SafeText.of("🏴\uDB40\uDC67"));
    assertEquals("🐶\\u{e0067}\\u{e007f}", SafeText.of("🐶\uDB40\uDC67\uDB40\uDC7F"));
  }

  @Property
  void safeTextStaysTheSameWhenMadeSafeAgain(@ForAll String text) {
    String safe = SafeText.of(text);
    assertEquals(safe, SafeText.of(safe));
  }

  @Property
  void safeTextOfEmojiPartsStaysTheSameWhenMadeSafeAgain(
      @ForAll @Size(max = 8) List<@From("emojiParts") String> parts) {
    String safe = SafeText.of(String.join("", parts));
    assertEquals(safe, SafeText.of(safe));
  }

  @Provide
  Arbitrary<String> emojiParts() {
    return Arbitraries.of(
        "a",
        "1",
        "👩",
        "❤",
        "🏽",
        "🏴",
        "🇩",
        "\u200d",
        "\ufe0f",
        "\u20e3",
        "\u0301",
        "क",
        "्",
        "\uDB40\uDC67",
        "\uDB40\uDC7F",
        "\uDB40\uDD00",
        "\ud83d",
        "\u202e",
        "\n");
  }
}

package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordWrapTest {
  @Test
  void linesAreBrokenAtBlanksOnly() {
    assertEquals(List.of("one two", "three", "four"), WordWrap.lines("one two three four", 8));
    assertEquals(List.of("one two"), WordWrap.lines("one two", 7));
    assertEquals(List.of("one", "two"), WordWrap.lines("one two", 6));
    assertEquals(List.of(""), WordWrap.lines("", 10));
  }

  @Test
  void aWordThatIsTooLongStaysWhole() {
    assertEquals(List.of("a", "much-too-long", "b"), WordWrap.lines("a much-too-long b", 4));
    assertEquals(List.of("much-too-long", "b"), WordWrap.lines("much-too-long b", 4));
  }

  @Test
  void blanksWithinALineStay() {
    assertEquals(List.of("a  b", "c"), WordWrap.lines("a  b  c", 5));
  }

  @Test
  void wideCharactersCountAsTwo() {
    assertEquals(List.of("猫 猫", "猫"), WordWrap.lines("猫 猫 猫", 6));
  }

  @Test
  void theOtherLinesHangUnderTheFirst() {
    assertEquals(
        List.of("  -x  one two", "      three"),
        WordWrap.hanging("  -x  ", 6, "one two three", 14));
    assertEquals(List.of("Title: a", "  bb cc"), WordWrap.hanging("Title: ", 2, "a bb cc", 10));
  }
}

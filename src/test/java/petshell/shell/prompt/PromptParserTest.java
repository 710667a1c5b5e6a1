package petshell.shell.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.jline.reader.EOFError;
import org.jline.reader.Parser.ParseContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptParserTest {
  private final PromptParser parser = new PromptParser();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          fi| fi | 0 | 2
          fill | fill | 0 | 4
          fill --ba | fill,--ba | 1 | 4
          show-pet 'a b | show-pet,a b | 1 | 4
          show-pet "a b" | show-pet,a b | 1 | 5
          """)
  void theWordAtTheCursorIsTheLastOne(String line, String words, int index, int raw) {
    PromptLine parsed = PromptLine.of(line, line.length());
    assertEquals(List.of(words.split(",")), parsed.words());
    assertEquals(index, parsed.wordIndex());
    assertEquals(raw, parsed.rawWordCursor());
    assertEquals(parsed.word().length(), parsed.wordCursor());
  }

  @Test
  void afterABlankAnEmptyWordStarts() {
    PromptLine parsed = PromptLine.of("fill --batch ", 13);
    assertEquals(List.of("fill", "--batch", ""), parsed.words());
    assertEquals(0, parsed.rawWordCursor());
    assertEquals(List.of(""), PromptLine.of("", 0).words());
  }

  @Test
  void whatFollowsTheCursorDoesNotCount() {
    PromptLine parsed = PromptLine.of("fill --batch 10 --yes", 8);
    assertEquals(List.of("fill", "--b"), parsed.words());
    assertEquals("fill --batch 10 --yes", parsed.line());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          x  | a.db | true | a.db
          x  | a b/ | false | 'a b/
          x  | a b | true | 'a b'
          x  | it's | true | "it's"
          x ' | a b | true | 'a b'
          x " | a b | true | "a b"
          x " | a b/ | false | "a b/
          x " | a"b | true | "a\\"b"
          x " | ab/ | false | "ab/
          """)
  void candidatesAreQuotedWhereTheyNeedItAndAsTheUserBegan(
      String line, String candidate, boolean complete, String written) {
    String typed = line.length() == 1 ? line + " " : line;
    assertEquals(
        written, PromptLine.of(typed, typed.length()).escape(candidate, complete).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fill \\", "\\", "fill\nx\\", "# a\nfill \\"})
  void aBackslashAtTheEndAsksForMore(String line) {
    assertThrows(EOFError.class, () -> parser.parse(line, line.length(), ParseContext.ACCEPT_LINE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"fill", "fill \\\\", "# comment \\", "show-pet 'a", "!x", ""})
  void everythingElseIsTaken(String line) {
    assertEquals(line, parser.parse(line, line.length(), ParseContext.ACCEPT_LINE).line());
  }
}

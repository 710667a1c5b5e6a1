package petshell.shell.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.shell.TestShell;

class CommandHighlighterTest {
  private static final Map<AttributedStyle, Character> LETTERS =
      Map.of(
          CommandHighlighter.PLAIN, '.',
          CommandHighlighter.COMMAND, 'c',
          CommandHighlighter.OPTION, 'o',
          CommandHighlighter.STRING, 's',
          CommandHighlighter.WRONG, 'w',
          CommandHighlighter.COMMENT, '#');

  private final CommandHighlighter highlighter = new CommandHighlighter(TestShell.catalog());

  /** Under each character stands the letter of its style. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          fi | ..
          fill | cccc
          fi x | ww..
          bogus | wwwww
          fill --batch 10 | cccc.ooooooo...
          fill --batch=10 | cccc.oooooooooo
          fill --dryrun --yes | cccc.wwwwwwww.ooooo
          fill --dry | cccc......
          fill --dryrun | cccc.wwwwwwww
          fill -n -x | cccc.oo.ww
          fill --limit -5 | cccc.ooooooo...
          fill -5 | cccc.ww
          fill --limit --yes | cccc.wwwwwww.ooooo
          fill --limit | cccc.ooooooo
          fill --yes=no --batch=10 | cccc.wwwwwwww.oooooooooo
          fill "--yes" '--yess' | cccc.ooooooo.wwwwwwww
          feed '--' --yes | cccc...........
          show-pet 'a b' "c | cccccccc.sssss.ss
          show-pet -- --yes | cccccccc.........
          bogus --batch | wwwww........
          # fill | ######
          -- x | ####
          `  fill \\ ` | ..cccc...
          """)
  void everyWordShowsWhetherItIsKnown(String line, String styles) {
    AttributedString shown = highlighter.highlight(null, line);
    assertEquals(line, shown.toString());
    StringBuilder letters = new StringBuilder();
    for (int index = 0; index < shown.length(); index++) {
      letters.append(LETTERS.getOrDefault(shown.styleAt(index), '?'));
    }
    assertEquals(styles, letters.toString());
  }
}

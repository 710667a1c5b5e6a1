package petshell.shell.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.shell.ProgramCommands;

class CommandHighlighterTest {
  private static final Map<AttributedStyle, Character> LETTERS =
      Map.of(
          CommandHighlighter.PLAIN, '.',
          CommandHighlighter.COMMAND, 'c',
          CommandHighlighter.OPTION, 'o',
          CommandHighlighter.STRING, 's',
          CommandHighlighter.WRONG, 'w',
          CommandHighlighter.COMMENT, '#');

  private final CommandHighlighter highlighter = new CommandHighlighter(ProgramCommands.catalog());

  /** Under each character is the letter of its style. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          backf | .....
          backfill | cccccccc
          backf x | wwwww..
          bogus | wwwww
          backfill --batch 10 | cccccccc.ooooooo...
          backfill --batch=10 | cccccccc.oooooooooo
          backfill --dryrun --yes | cccccccc.wwwwwwww.ooooo
          backfill --dry | cccccccc......
          backfill --dryrun | cccccccc.wwwwwwww
          backfill --yes -x | cccccccc.ooooo.ww
          backfill --limit -5 | cccccccc.ooooooo...
          backfill -5 | cccccccc.ww
          backfill --limit --yes | cccccccc.wwwwwww.ooooo
          backfill --limit | cccccccc.ooooooo
          backfill --yes=no --batch=10 | cccccccc.wwwwwwww.oooooooooo
          backfill "--yes" '--yess' | cccccccc.ooooooo.wwwwwwww
          regen '--' --yes | ccccc...........
          show-pet 'a b' "c | cccccccc.sssss.ss
          show-pet -- --yes | cccccccc.........
          bogus --batch | wwwww........
          # backfill | ##########
          -- x | ####
          `  backfill \\ ` | ..cccccccc...
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

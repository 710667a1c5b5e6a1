package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangePrinterTest {
  private static final List<Cell> TITLE = List.of(Cell.of("Nova 35"), Cell.of("drifted"));
  private static final Change WORD =
      new Change("expression", List.of(Cell.of("sleepy"), Cell.of("curious")));
  private static final Change NOTE = new Change("colors", List.of(Cell.of("rounded")));

  private static String printed(Theme theme, Glyphs glyphs, List<Cell> title, Change... changes) {
    StringWriter text = new StringWriter();
    new ChangePrinter(new PrintWriter(text), theme, glyphs).print(" ", title, List.of(changes));
    return text.toString();
  }

  @Test
  void aBlockNamesItselfAndEachChange() {
    assertEquals(
        """
         Nova 35  drifted
           expression  sleepy → curious
           colors      rounded
        """,
        printed(Theme.PLAIN, Glyphs.UNICODE, TITLE, WORD, NOTE));
  }

  @Test
  void withoutUnicodeTheArrowIsTwoCharacters() {
    assertEquals(
        "   expression  sleepy -> curious\n", printed(Theme.PLAIN, Glyphs.ASCII, List.of(), WORD));
  }

  @Test
  void bothColorsAreShown() {
    Change change =
        new Change(
            "bodyColor", List.of(Cell.of("a").withSwatch(0xFF0000), Cell.of("b").withSwatch(0xFF)));
    String text = printed(new Theme(ColorDepth.TRUE_COLOR), Glyphs.UNICODE, List.of(), change);
    assertEquals(
        "   \u001b[36mbodyColor\u001b[0m  \u001b[48;2;255;0;0m  \u001b[0m a"
            + " → \u001b[48;2;0;0;255m  \u001b[0m b\n",
        text);
  }

  @Test
  void textOfUsersIsMadeHarmless() {
    Change change = new Change("a\u001b[2J", List.of(Cell.of("\u202eb\n"), Cell.of("c")));
    assertEquals(
        " x\\r\n   a\\u001b[2J  \\u202eb\\n → c\n",
        printed(Theme.PLAIN, Glyphs.UNICODE, List.of(Cell.of("x\r")), change));
  }
}

package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupPrinterTest {
  private static final List<Group> GROUPS =
      List.of(
          new Group(
              Cell.of(1200),
              List.of(Cell.of("invalid"), Cell.of(Style.COMMAND, "regen --state invalid")),
              List.of(
                  List.of(Cell.of("Milo\u001b"), Cell.of("0947aa92"), Cell.of("is not JSON")),
                  List.of(Cell.of("Pip"), Cell.of("0585d23f"), Cell.of("rarity is none of ours")))),
          new Group(Cell.of(7), List.of(Cell.of("formatted")), List.of()));

  private final StringWriter text = new StringWriter();

  @Test
  void countsHeadsAndRowsAreAligned() {
    new GroupPrinter(new PrintWriter(text), Layout.PLAIN).print(GROUPS);
    assertEquals(
        """
          1,200  invalid    regen --state invalid
                   Milo\\u001b  0947aa92  is not JSON
                   Pip         0585d23f  rarity is none of ours
              7  formatted
        """,
        text.toString());
  }

  @Test
  void whatDoesNotFitIsBrokenBetweenWordsAndCommandsNever() {
    Layout narrow = new Layout(Theme.PLAIN, 38, Glyphs.UNICODE, true);
    new GroupPrinter(new PrintWriter(text), narrow).print(GROUPS);
    assertEquals(
        """
          1,200  invalid
                   regen --state invalid
                   Milo\\u001b  0947aa92
                     is not JSON
                   Pip         0585d23f
                     rarity is none of ours
              7  formatted
        """,
        text.toString());
  }
}

package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TablePrinterTest {
  private static final List<Column> COLUMNS =
      List.of(Column.fixed("id"), Column.text("name"), Column.number("pets"));

  private static final List<List<Cell>> ROWS =
      List.of(
          List.of(Cell.of("cku1"), Cell.of("Milo"), Cell.of(7)),
          List.of(Cell.of("cku22"), Cell.of("ミロ"), Cell.of(1200)));

  @Test
  void columnsAreAsWideAsTheirWidestValue() {
    assertEquals(
        """
        ID     NAME   PETS
        cku1   Milo      7
        cku22  ミロ  1,200
        """,
        print(COLUMNS, ROWS, Layout.PLAIN));
  }

  @Test
  void titleIsForPeopleAndTheNameForPrograms() {
    List<Column> columns = List.of(Column.text("patternType").titled("pattern"));
    assertEquals("PATTERN\n", print(columns, List.of(), Layout.PLAIN));
    StringWriter text = new StringWriter();
    new CsvPrinter(new PrintWriter(text), columns, false).all(List.of(List.of(Cell.of(1200))));
    assertEquals("patternType\r\n1200\r\n", text.toString());
  }

  @Test
  void anEmptyTableHasItsHeadings() {
    assertEquals("ID  NAME  PETS\n", print(COLUMNS, List.of(), Layout.PLAIN));
  }

  @Test
  void noLineEndsInSpaces() {
    List<Column> columns = List.of(Column.text("name"), Column.text("owner"));
    List<List<Cell>> rows =
        List.of(
            List.of(Cell.of("Milo"), Cell.of("")), List.of(Cell.of(""), Cell.of("Ada Lovelace")));
    assertEquals(
        """
        NAME  OWNER
        Milo
              Ada Lovelace
        """,
        print(columns, rows, Layout.PLAIN));
  }

  @Test
  void theWidestColumnThatMayShrinkGivesWayFirst() {
    List<Column> columns = List.of(Column.fixed("id"), Column.text("name"), Column.text("owner"));
    List<List<Cell>> rows =
        List.of(
            List.of(
                Cell.of("cku1234567890"),
                Cell.of("Maximilian the Great of Bohemia"),
                Cell.of("ada@example.org")));
    assertEquals(
        """
        ID             NAME              OWNER
        cku1234567890  Maximilian the…   ada@example.org
        """,
        print(columns, rows, limited(48)));
    assertEquals(
        """
        ID            NAME     OWNER
        cku12345678…  Maximi…  ada@ex…
        """,
        print(columns, rows, limited(30)));
  }

  @Test
  void longIdsAreCutBeforeNamesBecomeUnreadable() {
    List<Column> columns = List.of(Column.fixed("id"), Column.text("name"));
    List<List<Cell>> rows =
        List.of(List.of(Cell.of("00000617-b66d-4693-8501-821bf17a0053"), Cell.of("Kiwi 489438")));
    assertEquals(
        """
        ID                NAME
        00000617-b66d-4…  Kiwi 489438
        """,
        print(columns, rows, limited(29)));
  }

  @Test
  void onTwentyColumnsEvenIdsAreCut() {
    List<List<Cell>> rows =
        List.of(List.of(Cell.of("cku1234567890"), Cell.of("Maximilian"), Cell.of(12)));
    assertEquals(
        """
        ID      NAME    PETS
        cku12…  Maxim…    12
        """,
        print(COLUMNS, rows, limited(20)));
  }

  @Test
  void whereNothingElseHelpsTheLastColumnsAreLeftOutAndAnEllipsisSaysSo() {
    List<List<Cell>> rows =
        List.of(List.of(Cell.of("cku1234567890"), Cell.of("Maximilian"), Cell.of(1_234_567)));
    assertEquals(
        """
        ID         NAME …
        cku12345…  Maxim…
        """,
        print(COLUMNS, rows, limited(19)));
    assertEquals(
        "ID ...\nc...\n", print(COLUMNS, rows, new Layout(Theme.PLAIN, 8, Glyphs.ASCII, true)));
  }

  @Test
  void numbersAreNeverCut() {
    List<Column> columns = List.of(Column.text("rarity"), Column.number("pets"));
    List<List<Cell>> rows = List.of(List.of(Cell.of("legendary"), Cell.of("123,456,789")));
    assertEquals(
        """
        RARITY         PETS
        legen…  123,456,789
        """,
        print(columns, rows, limited(19)));
    assertEquals("RARITY …\nlegendary\n", print(columns, rows, limited(18)));
  }

  @Test
  void aFileGetsEverythingWhole() {
    List<List<Cell>> rows =
        List.of(List.of(Cell.of("a".repeat(90)), Cell.of("b".repeat(90)), Cell.of(1)));
    String line = "a".repeat(90) + "  " + "b".repeat(90) + "     1\n";
    assertTrue(print(COLUMNS, rows, Layout.PLAIN).endsWith(line));
  }

  @Test
  void laterPagesKeepTheColumnsOfTheFirst() {
    StringWriter text = new StringWriter();
    TablePrinter printer = new TablePrinter(new PrintWriter(text), COLUMNS, limited(24));
    printer.rows(ROWS);
    printer.rows(List.of());
    printer.rows(List.of(List.of(Cell.of("c3"), Cell.of("Felicitas"), Cell.of(1))));
    printer.rows(List.of(List.of(Cell.of("c4"), Cell.of("Maximilian the Great"), Cell.of(1))));
    printer.finish();
    assertEquals(
        """
        ID     NAME   PETS
        cku1   Milo      7
        cku22  ミロ  1,200
        c3     Felicitas      1
        c4     Max…      1
        """,
        text.toString());
  }

  @Test
  void valuesOfUsersAreHarmless() {
    List<List<Cell>> rows =
        List.of(List.of(Cell.of("c1"), Cell.of("Mi\u001b[31m\nlo"), Cell.of(1)));
    assertEquals(
        """
        ID  NAME              PETS
        c1  Mi\\u001b[31m\\nlo     1
        """,
        print(COLUMNS, rows, Layout.PLAIN));
  }

  @Test
  void stylesAndColoursTakeNoColumns() {
    List<Column> columns = List.of(Column.text("name").withSwatches(), Column.text("state"));
    List<List<Cell>> rows =
        List.of(
            List.of(Cell.of("Milo").withSwatch(0xFF0000), Cell.of(Style.GOOD, "exact")),
            List.of(Cell.of("Felix"), Cell.of(Style.BAD, "missing")));
    Layout layout = new Layout(new Theme(ColorDepth.TRUE_COLOR), 40, Glyphs.UNICODE, true);
    assertEquals(
        """
           \u001b[1mNAME\u001b[0m   \u001b[1mSTATE\u001b[0m
        \u001b[48;2;255;0;0m  \u001b[0m Milo   \u001b[32mexact\u001b[0m
           Felix  \u001b[1;31mmissing\u001b[0m
        """,
        print(columns, rows, layout));
    assertEquals(
        """
        NAME   STATE
        Milo   exact
        Felix  missing
        """,
        print(columns, rows, Layout.PLAIN));
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    assertEquals(
        "a row must have 3 cells, not 1",
        assertThrows(
                IllegalArgumentException.class,
                () -> print(COLUMNS, List.of(List.of(Cell.of("c1"))), Layout.PLAIN))
            .getMessage());
  }

  @Property
  void noLineIsWiderThanTheTerminal(
      @ForAll @Size(min = 3, max = 3) List<String> values,
      @ForAll @IntRange(min = 20, max = 90) int width,
      @ForAll Glyphs glyphs) {
    List<List<Cell>> rows = List.of(values.stream().map(Cell::of).toList());
    print(COLUMNS, rows, new Layout(Theme.PLAIN, width, glyphs, true))
        .lines()
        .forEach(line -> assertTrue(TextWidth.of(line) <= width, line));
  }

  private static Layout limited(int width) {
    return new Layout(Theme.PLAIN, width, Glyphs.UNICODE, true);
  }

  private static String print(List<Column> columns, List<List<Cell>> rows, Layout layout) {
    StringWriter text = new StringWriter();
    RowPrinter.of(Format.TABLE, new PrintWriter(text), columns, layout).all(rows);
    return text.toString();
  }
}

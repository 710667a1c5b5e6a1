package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvPrinterTest {
  private static final List<Column> COLUMNS = List.of(Column.fixed("id"), Column.text("name"));

  @Test
  void headingsComeFirstAndLinesEndInCarriageReturnAndLineFeed() {
    assertEquals(
        "id,name\r\n1,Milo\r\n2,\r\n", print(COLUMNS, List.of(row("1", "Milo"), row("2", ""))));
  }

  @Test
  void anEmptyListingHasItsHeadings() {
    assertEquals("id,name\r\n", print(COLUMNS, List.of()));
  }

  @Test
  void separatorsQuotesAndLineBreaksAreQuoted() {
    assertEquals(
        "id,name\r\n\"a,b\",\"say \"\"hi\"\"\"\r\n\"a\nb\",\"\r\"\r\n",
        print(COLUMNS, List.of(row("a,b", "say \"hi\""), row("a\nb", "\r"))));
  }

  @Test
  void valuesAreNotChanged() {
    assertEquals(
        "id,name\r\n\u001b, x \u202e\r\n", print(COLUMNS, List.of(row("\u001b", " x \u202e"))));
  }

  @Test
  void onATerminalValuesAreHarmless() {
    StringWriter text = new StringWriter();
    new CsvPrinter(new PrintWriter(text), COLUMNS, true).all(List.of(row("1", "a\u001b[2J\n,b")));
    assertEquals("id,name\r\n1,\"a\\u001b[2J\\n,b\"\r\n", text.toString());
  }

  @Test
  void stylesAndColoursAreLeftOut() {
    List<Cell> row = List.of(Cell.of(Style.BAD, "1"), Cell.of("Milo").withSwatch(0xFF0000));
    assertEquals("id,name\r\n1,Milo\r\n", print(COLUMNS, List.of(row)));
  }

  @Test
  void aRowOfOneEmptyValueIsStillALine() {
    assertEquals(
        "id\r\n\"\"\r\n", print(List.of(Column.fixed("id")), List.of(List.of(Cell.of("")))));
  }

  private static String print(List<Column> columns, List<List<Cell>> rows) {
    StringWriter text = new StringWriter();
    RowPrinter.of(Format.CSV, new PrintWriter(text), columns, Layout.PLAIN).all(rows);
    return text.toString();
  }

  private static List<Cell> row(String id, String name) {
    return List.of(Cell.of(id), Cell.of(name));
  }
}

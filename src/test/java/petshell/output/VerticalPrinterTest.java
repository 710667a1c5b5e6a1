package petshell.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerticalPrinterTest {
  private static final List<Column> COLUMNS = List.of(Column.fixed("id"), Column.text("name"));

  private final StringWriter text = new StringWriter();

  @Test
  void eachRowIsABlock() {
    RowPrinter printer =
        RowPrinter.of(Format.VERTICAL, new PrintWriter(text), COLUMNS, Layout.PLAIN);
    printer.rows(List.of(List.of(Cell.of("c1"), Cell.of("Milo\nthe Great"))));
    printer.rows(List.of(List.of(Cell.of("c2"), Cell.of(""))));
    printer.finish();
    assertEquals(
        """
        id:   c1
        name: Milo\\nthe Great

        id:   c2
        name:
        """,
        text.toString());
  }

  @Test
  void anEmptyListingIsEmpty() {
    RowPrinter.of(Format.VERTICAL, new PrintWriter(text), COLUMNS, Layout.PLAIN).all(List.of());
    assertEquals("", text.toString());
  }

  @Test
  void coloursPrecedeTheValue() {
    Layout layout = new Layout(new Theme(ColorDepth.SIXTEEN), 20, Glyphs.UNICODE, true);
    new VerticalPrinter(new PrintWriter(text), List.of(Column.text("name")), layout)
        .all(List.of(List.of(Cell.of("Milo").withSwatch(0xFF0000))));
    assertEquals("\u001b[36mname:\u001b[0m \u001b[101m  \u001b[0m Milo\n", text.toString());
  }

  @Test
  void rowsHaveNoJsonForm() {
    assertThrows(
        IllegalArgumentException.class,
        () -> RowPrinter.of(Format.JSON, new PrintWriter(text), COLUMNS, Layout.PLAIN));
  }
}

package petshell.output;

import java.io.PrintWriter;
import java.util.List;

/**
 * Prints rows as they come, page by page, so that a listing of any length needs no memory. Not
 * thread-safe. Printers never throw for a reader that has gone away; the writer's {@code
 * checkError} reports.
 */
public sealed interface RowPrinter permits TablePrinter, CsvPrinter, VerticalPrinter {
  /**
   * Prints the next rows.
   *
   * @param rows each with one cell a column; may be empty
   * @throws IllegalArgumentException if a row has another number of cells than there are columns
   */
  void rows(List<List<Cell>> rows);

  /** Ends the listing: where no row came, prints what an empty listing has. */
  void finish();

  /**
   * Prints a whole table and ends it.
   *
   * @param rows each with one cell a column
   */
  default void all(List<List<Cell>> rows) {
    rows(rows);
    finish();
  }

  /**
   * Returns the printer for a format.
   *
   * @param format any but those of JSON, which are printed from records
   * @param writer takes the rows
   * @param columns at least one
   * @param layout what may be used
   * @throws IllegalArgumentException if the format is one of JSON
   */
  static RowPrinter of(Format format, PrintWriter writer, List<Column> columns, Layout layout) {
    return switch (format) {
      case TABLE -> new TablePrinter(writer, columns, layout);
      case CSV -> new CsvPrinter(writer, columns, layout.terminal());
      case VERTICAL -> new VerticalPrinter(writer, columns, layout);
      case JSON, JSONL ->
          throw new IllegalArgumentException("JSON is printed from records, not from rows");
    };
  }
}

package petshell.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Prints rows as comma-separated values by RFC 4180: a line of headings, lines that end in CR LF,
 * and the values as they are, since they are data; only on a terminal they are made harmless.
 * Styles and swatches are left out.
 */
public final class CsvPrinter implements RowPrinter {
  private static final String LINE_END = "\r\n";

  private final PrintWriter writer;
  private final List<Column> columns;
  private final boolean terminal;
  private boolean started;

  /**
   * Makes a printer; nothing is printed yet.
   *
   * @param writer takes the lines
   * @param columns at least one
   * @param terminal whether a terminal reads the lines, which would obey control characters
   */
  public CsvPrinter(PrintWriter writer, List<Column> columns, boolean terminal) {
    this.writer = Objects.requireNonNull(writer, "writer");
    this.columns = Column.requireSome(columns);
    this.terminal = terminal;
  }

  @Override
  public void rows(List<List<Cell>> rows) {
    Column.requireWidth(columns, rows);
    start();
    for (List<Cell> row : rows) {
      line(row.stream().map(Cell::data).toList());
    }
  }

  @Override
  public void finish() {
    start();
  }

  private void start() {
    if (!started) {
      started = true;
      line(columns.stream().map(Column::name).toList());
    }
  }

  private void line(List<String> values) {
    String line =
        values.stream().map(this::shown).map(CsvPrinter::quoted).collect(Collectors.joining(","));
    // An empty line would be taken for no row at all.
    writer.write(line.isEmpty() ? "\"\"" : line);
    writer.write(LINE_END);
  }

  private String shown(String value) {
    return terminal ? SafeText.of(value) : value;
  }

  private static String quoted(String value) {
    boolean plain = value.chars().noneMatch(CsvPrinter::needsQuotes);
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }

  private static boolean needsQuotes(int character) {
    return character == ',' || character == '"' || character == '\r' || character == '\n';
  }
}

package petshell.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;

/**
 * Prints each row as a block of {@code name: value} lines, with an empty line between the blocks.
 * Values are never cut.
 */
public final class VerticalPrinter implements RowPrinter {
  private final PrintWriter writer;
  private final List<Column> columns;
  private final Layout layout;
  private final int width;
  private boolean started;

  /**
   * Makes a printer; nothing is printed yet.
   *
   * @param writer takes the lines
   * @param columns at least one
   * @param layout which colours may be used
   */
  public VerticalPrinter(PrintWriter writer, List<Column> columns, Layout layout) {
    this.writer = Objects.requireNonNull(writer, "writer");
    this.columns = Column.requireSome(columns);
    this.layout = Objects.requireNonNull(layout, "layout");
    this.width =
        this.columns.stream().mapToInt(column -> TextWidth.of(name(column))).max().orElseThrow();
  }

  @Override
  public void rows(List<List<Cell>> rows) {
    Column.requireWidth(columns, rows);
    for (List<Cell> row : rows) {
      if (started) {
        writer.write("\n");
      }
      started = true;
      block(row);
    }
  }

  @Override
  public void finish() {}

  private void block(List<Cell> row) {
    for (int index = 0; index < row.size(); index++) {
      String name = name(columns.get(index));
      String value = row.get(index).render(layout.theme());
      String gap = value.isEmpty() ? "" : " ".repeat(width - TextWidth.of(name) + 1);
      writer.write(layout.theme().apply(Style.KEY, name) + gap + value + "\n");
    }
  }

  private static String name(Column column) {
    return SafeText.of(column.title()) + ":";
  }
}

package petshell.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Prints rows in aligned columns under a line of headings. The first page decides how wide the
 * columns are. A line that would be wider than the layout is cut in its widest columns of text;
 * where that is not enough, the last columns are left out, and an ellipsis behind the headings says
 * so. Where the layout is unlimited, nothing is cut.
 */
public final class TablePrinter implements RowPrinter {
  private final PrintWriter writer;
  private final List<Column> columns;
  private final Layout layout;
  private int[] widths = {};
  private boolean[] cuts = {};
  private boolean started;

  /**
   * Makes a printer; nothing is printed yet.
   *
   * @param writer takes the lines
   * @param columns at least one
   * @param layout the width, the colours and the ellipsis
   */
  public TablePrinter(PrintWriter writer, List<Column> columns, Layout layout) {
    this.writer = Objects.requireNonNull(writer, "writer");
    this.columns = Column.requireSome(columns);
    this.layout = Objects.requireNonNull(layout, "layout");
  }

  @Override
  public void rows(List<List<Cell>> rows) {
    Column.requireWidth(columns, rows);
    if (rows.isEmpty()) {
      return;
    }
    if (!started) {
      start(rows);
    }
    rows.forEach(row -> line(row, ""));
  }

  @Override
  public void finish() {
    if (!started) {
      start(List.of());
    }
  }

  private void start(List<List<Cell>> firstPage) {
    int[] natural = new int[columns.size()];
    List<Cell> headings =
        columns.stream().map(column -> Cell.of(Style.HEADING, column.heading())).toList();
    for (int index = 0; index < natural.length; index++) {
      natural[index] = needed(headings, index);
      for (List<Cell> row : firstPage) {
        natural[index] = Math.max(natural[index], needed(row, index));
      }
    }
    int[] reserved = IntStream.range(0, natural.length).map(this::reserved).toArray();
    String mark = " " + layout.glyphs().ellipsis();
    started = true;
    widths = ColumnWidths.fit(columns, natural, reserved, layout.width(), mark.length());
    cuts = new boolean[widths.length];
    for (int index = 0; index < widths.length; index++) {
      cuts[index] = columns.get(index).shrinks() || widths[index] < natural[index];
    }
    boolean complete = widths.length == natural.length;
    boolean markFits = ColumnWidths.total(widths) + mark.length() <= layout.width();
    line(headings, !complete && markFits ? mark : "");
  }

  private int needed(List<Cell> row, int index) {
    return reserved(index) + TextWidth.of(SafeText.of(row.get(index).text()));
  }

  /** Where a column has colours, its heading and the values without one move to the right. */
  private int reserved(int index) {
    boolean colored = layout.theme().depth() != ColorDepth.NONE;
    return colored && columns.get(index).swatched() ? Theme.SWATCH_COLUMNS : 0;
  }

  private void line(List<Cell> row, String end) {
    boolean fits = !layout.isLimited() || totalOf(row) <= layout.width();
    StringBuilder line = new StringBuilder();
    int spaces = 0;
    for (int index = 0; index < widths.length; index++) {
      Cell cell = row.get(index);
      String text = SafeText.of(cell.text());
      int room = Math.max(0, widths[index] - reserved(index));
      String shown = fits || !cuts[index] ? text : TextWidth.cut(text, room, layout.glyphs());
      int missing = Math.max(0, room - TextWidth.of(shown));
      boolean right = columns.get(index).alignment() == Column.Alignment.RIGHT;
      String value = swatch(cell, index) + cell.styled(shown, layout.theme());
      if (!value.isBlank()) {
        line.append(" ".repeat(spaces + (right ? missing : 0))).append(value);
        spaces = 0;
        missing = right ? 0 : missing;
      } else {
        missing += value.length();
      }
      spaces += missing + ColumnWidths.GAP;
    }
    writer.write(line.append(end).append('\n').toString());
  }

  private long totalOf(List<Cell> row) {
    int[] needed = widths.clone();
    for (int index = 0; index < needed.length; index++) {
      needed[index] = Math.max(needed[index], needed(row, index));
    }
    return ColumnWidths.total(needed);
  }

  private String swatch(Cell cell, int index) {
    if (reserved(index) == 0 || widths[index] < Theme.SWATCH_COLUMNS) {
      return "";
    }
    return cell.swatch().isPresent()
        ? layout.theme().swatch(cell.swatch().getAsInt()) + " "
        : " ".repeat(Theme.SWATCH_COLUMNS);
  }
}

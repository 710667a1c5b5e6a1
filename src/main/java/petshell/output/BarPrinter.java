package petshell.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Prints statistics as a table with a bar a line. The largest share of a table, found or expected,
 * fills its bar; where there is no room for a bar, there is none.
 */
public final class BarPrinter {
  private static final int LARGEST_BAR = 40;
  private static final int LEAST_BAR = 5;

  private final PrintWriter writer;
  private final Layout layout;

  /**
   * Makes a printer; nothing is printed yet.
   *
   * @param writer takes the lines
   * @param layout the width, the colours and the bar's characters
   */
  public BarPrinter(PrintWriter writer, Layout layout) {
    this.writer = Objects.requireNonNull(writer, "writer");
    this.layout = Objects.requireNonNull(layout, "layout");
  }

  /**
   * Prints one table.
   *
   * @param title what the labels are values of, the heading of the first column
   * @param counted what is counted, the heading of the second
   */
  public void print(String title, String counted, List<Bar> bars) {
    boolean compared = bars.stream().anyMatch(bar -> bar.expected().isPresent());
    List<Column> columns = columns(title, counted, compared);
    List<List<Cell>> rows = new ArrayList<>();
    for (Bar bar : bars) {
      rows.add(cells(bar, compared));
    }
    int room = roomForBars(columns, rows);
    if (room >= LEAST_BAR) {
      double scale = scale(bars);
      columns.add(Column.fixed(""));
      IntStream.range(0, rows.size())
          .forEach(index -> rows.get(index).add(drawn(bars.get(index).share() / scale, room)));
    }
    new TablePrinter(writer, columns, layout).all(rows);
  }

  private static List<Column> columns(String title, String counted, boolean compared) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text(title));
    columns.add(Column.number(counted));
    columns.add(Column.number("share"));
    if (compared) {
      columns.add(Column.number("expected"));
    }
    return columns;
  }

  private static List<Cell> cells(Bar bar, boolean compared) {
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.of(bar.label()));
    cells.add(Cell.of(Numbers.grouped(bar.count())));
    cells.add(Cell.of(Numbers.percent(bar.share())));
    if (compared) {
      String expected =
          bar.expected().isPresent() ? Numbers.percent(bar.expected().getAsDouble()) : "";
      cells.add(Cell.of(Style.MUTED, expected));
    }
    return cells;
  }

  private int roomForBars(List<Column> columns, List<List<Cell>> rows) {
    long taken = (long) ColumnWidths.GAP * columns.size();
    for (int index = 0; index < columns.size(); index++) {
      int widest = TextWidth.of(SafeText.of(columns.get(index).heading()));
      for (List<Cell> row : rows) {
        widest = Math.max(widest, TextWidth.of(SafeText.of(row.get(index).text())));
      }
      taken += widest;
    }
    return layout.bars() ? (int) Math.min(LARGEST_BAR, layout.width() - taken) : 0;
  }

  private static double scale(List<Bar> bars) {
    double largest =
        bars.stream()
            .mapToDouble(bar -> Math.max(bar.share(), bar.expected().orElse(0)))
            .max()
            .orElse(0);
    return largest == 0 ? 1 : largest;
  }

  /** Bars in ASCII would fill up with dots, which is right for progress only. */
  private Cell drawn(double share, int columns) {
    String bar = layout.glyphs().bar(share, columns);
    return Cell.of(bar.replace(Glyphs.ASCII.empty, " ").stripTrailing());
  }
}

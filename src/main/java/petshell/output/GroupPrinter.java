package petshell.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Prints groups of rows: a line for each group, with its count first, and its rows indented below.
 * The lines of the groups are aligned with one another, the rows of each group too. No value is
 * cut; the last of a line is broken between words where there is no room.
 */
public final class GroupPrinter {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  /** Where less is left for the last value of a line, it gets a line of its own. */
  private static final int LEAST_ROOM = 24;

  private final PrintWriter writer;
  private final Theme theme;
  private final int columns;

  /**
   * Makes a printer; nothing is printed yet.
   *
   * @param writer takes the lines
   * @param layout which colours may be used, and how wide a line may be
   */
  public GroupPrinter(PrintWriter writer, Layout layout) {
    this.writer = Objects.requireNonNull(writer, "writer");
    this.theme = layout.theme();
    this.columns = layout.width();
  }

  /** Prints the groups. */
  public void print(List<Group> groups) {
    int counts = groups.stream().mapToInt(group -> width(group.count())).max().orElse(0);
    int[] heads = widths(groups.stream().map(Group::head).toList());
    String indent = INDENT + " ".repeat(counts) + GAP + INDENT;
    for (Group group : groups) {
      String missing = " ".repeat(counts - width(group.count()));
      String start = INDENT + missing + SafeText.of(group.count().text()) + GAP;
      line(start, group.head(), heads);
      int[] widths = widths(group.rows());
      group.rows().forEach(row -> line(indent, row, widths));
    }
  }

  private static int[] widths(List<List<Cell>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, columns)
        .map(
            index ->
                rows.stream()
                    .filter(row -> row.size() > index)
                    .mapToInt(row -> width(row.get(index)))
                    .max()
                    .orElse(0))
        .toArray();
  }

  private static int width(Cell cell) {
    return TextWidth.of(SafeText.of(cell.text()));
  }

  private void line(String start, List<Cell> cells, int[] widths) {
    StringBuilder line = new StringBuilder(start);
    int taken = TextWidth.of(start);
    for (int index = 0; index < cells.size() - 1; index++) {
      Cell cell = cells.get(index);
      line.append(cell.render(theme)).append(" ".repeat(widths[index] - width(cell))).append(GAP);
      taken += widths[index] + GAP.length();
    }
    Cell last = cells.get(cells.size() - 1);
    int room = columns - taken;
    if (room < Math.min(LEAST_ROOM, width(last)) && cells.size() > 1) {
      writer.write(line.toString().stripTrailing() + "\n");
      taken = TextWidth.of(start) + INDENT.length();
      line = new StringBuilder(" ".repeat(taken));
    }
    for (String part : last.renderLines(theme, columns - taken)) {
      writer.write((line + part).stripTrailing() + "\n");
      line = new StringBuilder(" ".repeat(taken));
    }
  }
}

package petshell.output;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Prints groups of rows: a line for each group, with its count first, and its rows indented below.
 * The lines of the groups are aligned with one another, the rows of each group too. No value is
 * cut.
 */
public final class GroupPrinter {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private final PrintWriter writer;
  private final Theme theme;

  /**
   * Makes a printer; nothing is printed yet.
   *
   * @param writer takes the lines
   * @param theme which colours may be used
   */
  public GroupPrinter(PrintWriter writer, Theme theme) {
    this.writer = Objects.requireNonNull(writer, "writer");
    this.theme = Objects.requireNonNull(theme, "theme");
  }

  /** Prints the groups. */
  public void print(List<Group> groups) {
    int counts = groups.stream().mapToInt(group -> width(group.count())).max().orElse(0);
    int[] heads = widths(groups.stream().map(Group::head).toList());
    String indent = INDENT + " ".repeat(counts) + GAP + INDENT;
    for (Group group : groups) {
      String missing = " ".repeat(counts - width(group.count()));
      String start = INDENT + missing + group.count().render(theme) + GAP;
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
    List<String> parts = new ArrayList<>();
    for (int index = 0; index < cells.size(); index++) {
      Cell cell = cells.get(index);
      boolean last = index == cells.size() - 1;
      String padding = last ? "" : " ".repeat(widths[index] - width(cell));
      parts.add(cell.render(theme) + padding);
    }
    writer.write((start + String.join(GAP, parts)).stripTrailing() + "\n");
  }
}

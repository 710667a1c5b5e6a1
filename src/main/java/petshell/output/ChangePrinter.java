package petshell.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Prints blocks of changes: a line that names what is changed, then a line for each value, as
 * {@code expression sleepy → curious}. The text of users is made harmless; nothing is cut.
 */
public final class ChangePrinter {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private final PrintWriter writer;
  private final Theme theme;
  private final Glyphs glyphs;

  /**
   * Makes a printer; nothing is printed yet.
   *
   * @param writer takes the lines
   * @param theme which colours may be used
   * @param glyphs which characters may be drawn with
   */
  public ChangePrinter(PrintWriter writer, Theme theme, Glyphs glyphs) {
    this.writer = Objects.requireNonNull(writer, "writer");
    this.theme = Objects.requireNonNull(theme, "theme");
    this.glyphs = Objects.requireNonNull(glyphs, "glyphs");
  }

  /**
   * Prints one block.
   *
   * @param indent what each line starts with, harmless
   * @param title what the first line names; empty for no such line
   * @param changes the lines below
   */
  public void print(String indent, List<Cell> title, List<Change> changes) {
    if (!title.isEmpty()) {
      writer.write(indent + joined(title, GAP) + "\n");
    }
    int width = changes.stream().mapToInt(one -> labelWidth(one)).max().orElse(0);
    for (Change one : changes) {
      String label = SafeText.of(one.label());
      writer.write(
          indent
              + INDENT
              + theme.apply(Style.KEY, label)
              + " ".repeat(width - TextWidth.of(label))
              + GAP
              + joined(one.values(), " " + glyphs.arrow() + " ")
              + "\n");
    }
  }

  private static int labelWidth(Change change) {
    return TextWidth.of(SafeText.of(change.label()));
  }

  private String joined(List<Cell> cells, String between) {
    return cells.stream().map(cell -> cell.render(theme)).collect(Collectors.joining(between));
  }
}

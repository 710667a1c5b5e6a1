package petshell.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;

/**
 * Prints sections of {@code label value} lines, the values aligned over all sections, with an empty
 * line between the sections. Values are never cut, but broken between words where there is no room.
 */
public final class SectionPrinter {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private final PrintWriter writer;
  private final Theme theme;
  private final int columns;

  /**
   * Makes a printer whose lines may have any length; nothing is printed yet.
   *
   * @param writer takes the lines
   * @param theme which colours may be used
   */
  public SectionPrinter(PrintWriter writer, Theme theme) {
    this(writer, theme, Layout.UNLIMITED);
  }

  /**
   * Makes a printer; nothing is printed yet.
   *
   * @param writer takes the lines
   * @param layout which colours may be used, and how wide a line may be; what is to be typed is
   *     never broken
   */
  public SectionPrinter(PrintWriter writer, Layout layout) {
    this(writer, layout.theme(), layout.width());
  }

  private SectionPrinter(PrintWriter writer, Theme theme, int columns) {
    this.writer = Objects.requireNonNull(writer, "writer");
    this.theme = Objects.requireNonNull(theme, "theme");
    this.columns = columns;
  }

  /** Prints the sections. */
  public void print(List<Section> sections) {
    int width = sections.stream().mapToInt(section -> labelWidth(section)).max().orElse(0);
    String between = "";
    for (Section section : sections) {
      writer.write(between);
      section(section, width);
      between = "\n";
    }
  }

  /** Prints a sentence without a label. */
  public void print(Cell sentence) {
    sentence.renderLines(theme, columns).forEach(line -> writer.write(line + "\n"));
  }

  private static int labelWidth(Section section) {
    int indent = indent(section).length();
    return section.fields().stream()
        .mapToInt(field -> indent + TextWidth.of(SafeText.of(field.label())))
        .max()
        .orElse(0);
  }

  private void section(Section section, int width) {
    if (!section.title().isEmpty()) {
      WordWrap.lines(SafeText.of(section.title()), columns)
          .forEach(line -> writer.write(theme.apply(Style.HEADING, line) + "\n"));
    }
    for (Field field : section.fields()) {
      String label = SafeText.of(field.label());
      String indent = indent(section);
      String padding = " ".repeat(width - indent.length() - TextWidth.of(label)) + GAP;
      String start = indent + theme.apply(Style.KEY, label) + padding;
      for (Cell value : field.values()) {
        for (String line : value.renderLines(theme, columns - width - GAP.length())) {
          writer.write((start + line).stripTrailing() + "\n");
          start = " ".repeat(width) + GAP;
        }
      }
      if (field.values().isEmpty()) {
        writer.write(start.stripTrailing() + "\n");
      }
    }
  }

  private static String indent(Section section) {
    return section.title().isEmpty() ? "" : INDENT;
  }
}

package petshell.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;

/**
 * Prints sections of {@code label value} lines, the values aligned over all sections, with an empty
 * line between the sections. Values are never cut.
 */
public final class SectionPrinter {
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
  public SectionPrinter(PrintWriter writer, Theme theme) {
    this.writer = Objects.requireNonNull(writer, "writer");
    this.theme = Objects.requireNonNull(theme, "theme");
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

  private static int labelWidth(Section section) {
    int indent = indent(section).length();
    return section.fields().stream()
        .mapToInt(field -> indent + TextWidth.of(SafeText.of(field.label())))
        .max()
        .orElse(0);
  }

  private void section(Section section, int width) {
    if (!section.title().isEmpty()) {
      writer.write(theme.apply(Style.HEADING, SafeText.of(section.title())) + "\n");
    }
    for (Field field : section.fields()) {
      String label = SafeText.of(field.label());
      String indent = indent(section);
      String padding = " ".repeat(width - indent.length() - TextWidth.of(label)) + GAP;
      String start = indent + theme.apply(Style.KEY, label) + padding;
      for (Cell value : field.values()) {
        writer.write((start + value.render(theme)).stripTrailing() + "\n");
        start = " ".repeat(width) + GAP;
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

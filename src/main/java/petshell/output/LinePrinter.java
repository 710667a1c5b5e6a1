package petshell.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;

/** Prints whole lines, for results that people read as sentences. Lines are never cut. */
public final class LinePrinter {
  private final PrintWriter writer;
  private final Theme theme;

  /**
   * Makes a printer; nothing is printed yet.
   *
   * @param writer takes the lines
   * @param theme which colours may be used
   */
  public LinePrinter(PrintWriter writer, Theme theme) {
    this.writer = Objects.requireNonNull(writer, "writer");
    this.theme = Objects.requireNonNull(theme, "theme");
  }

  /** Prints each cell as a line. */
  public void print(List<Cell> lines) {
    lines.forEach(line -> writer.write(line.render(theme).stripTrailing() + "\n"));
  }
}

package petshell.shell.command;

import java.io.PrintWriter;
import java.util.List;
import petshell.job.Ids;
import petshell.job.change.Replacement;
import petshell.output.Cell;
import petshell.output.ChangePrinter;
import petshell.output.Glyphs;
import petshell.output.Numbers;
import petshell.output.Style;
import petshell.output.Theme;

/** Replacements of traits as people see them: one block a pet. */
final class ReplacementText {
  /** How many pets are shown at most. */
  static final int SHOWN = 10;

  private ReplacementText() {}

  /**
   * Prints the first replacements.
   *
   * @param count how many there are in all
   */
  static void print(
      PrintWriter writer, Theme theme, Glyphs glyphs, List<Replacement> first, long count) {
    ChangePrinter printer = new ChangePrinter(writer, theme, glyphs);
    int shown = Math.min(SHOWN, first.size());
    first.stream()
        .limit(shown)
        .forEach(one -> printer.print("", title(one), DifferenceText.changes(one.differences())));
    if (count > shown) {
      writer.write("and " + Numbers.grouped(count - shown) + " more\n");
    }
  }

  private static List<Cell> title(Replacement one) {
    Cell id = Cell.of(PetText.id(one.id()));
    Cell state = Cell.of(Style.BAD, one.state().text());
    return one.name()
        .map(name -> List.of(Cell.of(Style.HEADING, Ids.shortened(name)), id, state))
        .orElseGet(() -> List.of(id, state));
  }
}

package petshell.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import petshell.output.Cell;
import petshell.output.Numbers;
import petshell.output.Style;
import petshell.schema.Changeset;
import petshell.schema.SchemaScript;
import petshell.shell.call.Call;
import petshell.shell.call.Results;

/** A change of the schema that is only shown: for people, a script grouped by changesets. */
final class SchemaDryRun {
  static final Cell HEADING = comment("Dry run: nothing is written.");

  private final Call call;
  private final List<Changeset> changesets;
  private final SchemaScript script;

  /**
   * Makes it.
   *
   * @param changesets what would be applied or rolled back, in that order
   * @param script what would be run
   */
  SchemaDryRun(Call call, List<Changeset> changesets, SchemaScript script) {
    this.call = call;
    this.changesets = changesets;
    this.script = script;
  }

  /** Returns a line of the script that is no statement. */
  static Cell comment(String text) {
    return Cell.of(Style.MUTED, "-- " + text);
  }

  /** Returns the lines of a statement. */
  static List<Cell> statement(String sql) {
    return sql.lines().map(Cell::of).toList();
  }

  /**
   * Prints it.
   *
   * @param words says what happens to a changeset, as {@code adds "Pet"."traits"}
   */
  void print(Function<Changeset, String> words) {
    Results.printLines(call, SchemaDocument.dryRun(changesets, script), () -> lines(words));
  }

  private List<Cell> lines(Function<Changeset, String> words) {
    List<Cell> lines = new ArrayList<>(List.of(HEADING));
    for (Changeset one : changesets) {
      List<String> sql = script.of(one);
      String noted = sql.isEmpty() ? " (already done; only noted)" : "";
      lines.add(Cell.of(""));
      lines.add(comment(one.id() + ": " + words.apply(one) + noted));
      sql.forEach(statement -> lines.addAll(statement(statement)));
    }
    List<String> bookkeeping = script.bookkeeping();
    if (!bookkeeping.isEmpty()) {
      lines.add(Cell.of(""));
      lines.addAll(bookkeeping(bookkeeping));
    }
    return lines;
  }

  private List<Cell> bookkeeping(List<String> statements) {
    String count =
        statements.size() == 1
            ? "1 statement of Liquibase's bookkeeping"
            : Numbers.grouped(statements.size()) + " statements of Liquibase's bookkeeping";
    if (!call.options().debug()) {
      return List.of(comment(count + " not shown; --debug shows them."));
    }
    List<Cell> lines = new ArrayList<>(List.of(comment(count + ":")));
    statements.forEach(statement -> lines.addAll(statement(statement)));
    return lines;
  }
}

package petshell.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.saved.SavedBefore;
import petshell.job.schema.Uninstall;
import petshell.output.Cell;
import petshell.output.Field;
import petshell.output.Section;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.Results;
import petshell.shell.dispatch.Changes;
import petshell.store.Database;

/** Removes petshell's own tables. */
final class UninstallCommand {
  /**
   * The result as JSON.
   *
   * @param sql the statements of a dry run, else null
   */
  record Document(List<String> tables, boolean dryRun, @Nullable List<String> sql) {}

  @Command(
      name = "uninstall",
      group = "Protect",
      description =
          """
          Remove petshell's own tables after a rollback.
          Liquibase's tables and the run journal go with them, so that the database is what it was
          before the first command.
          """,
      help =
          """
          uninstall --dry-run
          uninstall
          """)
  @Changes(
      value = "Drops the tables whose names begin with petshell_ or DATABASECHANGELOG.",
      destructive = true)
  ExitCode uninstall(
      Call call,
      @Option(longName = "dry-run", description = "show the SQL and write nothing")
          boolean dryRun) {
    try (OpenedDatabase opened = OpenedDatabase.forDryRun(call, dryRun)) {
      Uninstall uninstall = new Uninstall(opened.operation("uninstall"));
      List<String> tables = uninstall.preview();
      Optional<SavedBefore> saved = SavedBefore.find(opened.database());
      if (tables.isEmpty()) {
        printNothing(call, dryRun);
      } else if (dryRun) {
        printDryRun(call, tables, uninstall.sql());
      } else if (isConfirmed(call, opened.database(), tables)) {
        print(call, uninstall.run());
      } else {
        call.console().message("Nothing was changed.");
        return ExitCode.REFUSED;
      }
      saved.filter(SavedBefore::isThere).ifPresent(kept -> printSaved(call, kept));
      return ExitCode.DONE;
    }
  }

  private static boolean isConfirmed(Call call, Database database, List<String> tables) {
    return LargeLoss.isAccepted(
        call,
        database,
        "Drop "
            + String.join(", ", tables)
            + " from "
            + call.database().name()
            + ", with the history of all runs and what undo needs?");
  }

  private static void printNothing(Call call, boolean dryRun) {
    Results.printLines(
        call,
        new Document(List.of(), dryRun, dryRun ? List.of() : null),
        () -> List.of(Cell.of("Nothing to do: no table of petshell's is there.")));
  }

  private static void printDryRun(Call call, List<String> tables, List<String> sql) {
    Results.printLines(call, new Document(tables, true, sql), () -> script(sql));
  }

  private static List<Cell> script(List<String> sql) {
    List<Cell> lines = new ArrayList<>(List.of(SchemaDryRun.HEADING, Cell.of("")));
    lines.add(SchemaDryRun.comment("drops petshell's own tables and Liquibase's"));
    sql.forEach(statement -> lines.addAll(SchemaDryRun.statement(statement)));
    return lines;
  }

  private static void print(Call call, List<String> dropped) {
    Field field = new Field("Dropped", dropped.stream().map(Cell::of).toList());
    Results.print(
        call, new Document(dropped, false, null), () -> List.of(new Section("", List.of(field))));
  }

  /** Only the history knows of the file, so this is the last time that it is named. */
  private static void printSaved(Call call, SavedBefore kept) {
    call.console()
        .message(
            "The traits of "
                + PetText.pets(kept.saved())
                + " stay in "
                + kept.file()
                + ". To undo all: migrate, then "
                + kept.command());
  }
}

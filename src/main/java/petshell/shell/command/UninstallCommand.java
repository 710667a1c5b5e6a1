package petshell.shell.command;

import java.util.List;
import java.util.Optional;
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

/** Removes petshell's own tables. */
final class UninstallCommand {
  /** The result as JSON. */
  record Document(List<String> tables, boolean dryRun) {}

  @Command(
      name = "uninstall",
      group = "Schema",
      description =
          """
          After a rollback: removes petshell's and Liquibase's own tables, the run journal included,
          so that the database is what it was before the first command.
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
      @Option(longName = "dry-run", description = "show the tables and write nothing")
          boolean dryRun) {
    try (OpenedDatabase opened = OpenedDatabase.forDryRun(call, dryRun)) {
      Uninstall uninstall = new Uninstall(opened.operation("uninstall"));
      List<String> tables = uninstall.preview();
      Optional<SavedBefore> saved = SavedBefore.find(opened.database());
      if (tables.isEmpty()) {
        call.console().message("nothing of petshell is there");
      } else if (!dryRun) {
        if (!call.confirm("Drop " + String.join(", ", tables) + ", and the history with them?")) {
          call.console().message("nothing was changed");
          return ExitCode.REFUSED;
        }
        tables = uninstall.run();
      }
      List<Cell> cells = tables.stream().map(Cell::of).toList();
      Field field = new Field(dryRun ? "would drop" : "dropped", cells);
      Results.print(
          call, new Document(tables, dryRun), () -> List.of(new Section("", List.of(field))));
      if (dryRun) {
        call.console().message("dry run, nothing was written");
      }
      saved.filter(SavedBefore::isThere).ifPresent(kept -> printSaved(call, kept));
      return ExitCode.DONE;
    }
  }

  /** Only the history knows of the file, so this is the last time that it is named. */
  private static void printSaved(Call call, SavedBefore kept) {
    call.console()
        .message(
            "the traits of "
                + PetText.pets(kept.saved())
                + " stay in "
                + kept.file()
                + "; the way back: migrate, then "
                + kept.command());
  }
}

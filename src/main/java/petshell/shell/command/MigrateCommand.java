package petshell.shell.command;

import java.util.List;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.saved.SavedBefore;
import petshell.job.schema.Migrate;
import petshell.schema.Changeset;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.dispatch.Changes;

/** Applies the changelog. */
final class MigrateCommand {
  @Command(
      name = "migrate",
      group = "Schema",
      description =
          """
          Adds the traits column and petshell's own tables, where they are not there yet.
          A traits column that the web app has added is adopted, and never dropped later.
          """,
      help =
          """
          migrate --dry-run
          migrate
          """)
  @Changes(
      """
      The schema: one nullable column more in "Pet", and tables whose names begin with petshell_
      or DATABASECHANGELOG. No row is written. rollback takes it back.\
      """)
  void migrate(
      Call call,
      @Option(longName = "dry-run", description = "print the SQL and write nothing")
          boolean dryRun) {
    try (OpenedDatabase opened = OpenedDatabase.forDryRun(call, dryRun)) {
      Migrate migrate = new Migrate(opened.operation("migrate"));
      if (dryRun) {
        List<String> sql = migrate.sql();
        SchemaDocument.printDryRun(call, SchemaDocument.dryRun(migrate.pending(), sql));
        return;
      }
      List<Changeset> applied = migrate.run();
      SchemaDocument.print(call, SchemaDocument.done(applied), "applied");
      call.console()
          .message(
              applied.isEmpty()
                  ? "nothing was pending"
                  : "next: " + SavedBefore.backfill(opened.database()));
    }
  }
}

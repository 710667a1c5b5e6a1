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
      group = "Change",
      description =
          """
          Add the traits column and petshell's own tables.
          A traits column that the web app has added is adopted, and never dropped later.
          """,
      help =
          """
          migrate --dry-run
          migrate
          """)
  @Changes(
      """
      The schema: adds one nullable column to "Pet", and tables whose names begin with petshell_
      or DATABASECHANGELOG. No pet is written. Undo with: rollback.\
      """)
  void migrate(
      Call call,
      @Option(longName = "dry-run", description = "show the SQL by changeset, write nothing")
          boolean dryRun) {
    try (OpenedDatabase opened = OpenedDatabase.forDryRun(call, dryRun)) {
      Migrate migrate = new Migrate(opened.operation("migrate"));
      List<Changeset> changesets = dryRun ? migrate.pending() : migrate.run();
      if (changesets.isEmpty()) {
        SchemaDocument.printNothing(
            call, dryRun, "all " + migrate.applied() + " changesets are applied");
      } else if (dryRun) {
        new SchemaDryRun(call, changesets, migrate.sql()).print(Changeset::applying);
      } else {
        SchemaDocument.done(changesets).print(call, "Applied");
        call.console().message("Next: " + SavedBefore.backfill(opened.database()));
      }
    }
  }
}

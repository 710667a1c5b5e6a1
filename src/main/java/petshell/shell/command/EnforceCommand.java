package petshell.shell.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.schema.Enforce;
import petshell.job.schema.EnforceOutcome;
import petshell.schema.Changeset;
import petshell.shell.call.Call;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.dispatch.Changes;

/** The contract step. */
final class EnforceCommand {
  @Command(
      name = "enforce",
      group = "Schema",
      description =
          """
          Has the database itself refuse missing and malformed traits, once every pet has valid ones.
          Ends with 3 and changes nothing while a pet lacks them. The web app must write traits by then.
          """,
      help =
          """
          enforce --dry-run
          enforce --backup
          """)
  @Changes("The schema: \"Pet\".\"traits\" becomes NOT NULL with a CHECK. relax takes it back.")
  void enforce(
      Call call,
      @Option(longName = "backup", description = "copy the database first, beside it")
          boolean backup,
      @Option(longName = "dry-run", description = "print the SQL and write nothing")
          boolean dryRun) {
    try (OpenedDatabase opened = OpenedDatabase.forDryRun(call, dryRun)) {
      Enforce enforce = new Enforce(opened.operation("enforce"));
      if (dryRun) {
        SchemaDocument.printDryRun(
            call, SchemaDocument.dryRun(enforce.changesets(), enforce.sql()));
        return;
      }
      @Nullable String copy = enforce.changesets().isEmpty() ? null : opened.backUpIf(backup);
      EnforceOutcome outcome = enforce.run();
      List<Changeset> applied =
          outcome instanceof EnforceOutcome.Enforced enforced ? enforced.changesets() : List.of();
      SchemaDocument.print(call, SchemaDocument.done(applied, copy), "applied");
      if (applied.isEmpty()) {
        call.console().message("the database enforces traits already");
      }
    }
  }
}

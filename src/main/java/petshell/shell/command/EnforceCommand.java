package petshell.shell.command;

import java.util.List;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.schema.Enforce;
import petshell.job.schema.EnforceOutcome;
import petshell.schema.Changeset;
import petshell.shell.call.BackupFirst;
import petshell.shell.call.Session;
import petshell.shell.call.Workplace;
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
      Session session,
      @Option(longName = "backup", description = "copy the database first, beside it")
          boolean backup,
      @Option(longName = "dry-run", description = "print the SQL and write nothing")
          boolean dryRun) {
    try (Workplace workplace = Workplace.forDryRun(session, dryRun)) {
      Enforce enforce = new Enforce(workplace.operation("enforce"));
      if (dryRun) {
        SchemaDocument.printDryRun(
            session, SchemaDocument.dryRun(enforce.changesets(), enforce.sql()));
        return;
      }
      String copy =
          enforce.changesets().isEmpty() ? null : BackupFirst.make(session, workplace, backup);
      EnforceOutcome outcome = enforce.run();
      List<Changeset> applied =
          outcome instanceof EnforceOutcome.Enforced enforced ? enforced.changesets() : List.of();
      SchemaDocument.print(session, SchemaDocument.done(applied, copy), "applied");
      if (applied.isEmpty()) {
        session.console().message("the database enforces traits already");
      }
    }
  }
}

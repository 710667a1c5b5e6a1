package petshell.shell.command;

import java.util.List;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.schema.Relax;
import petshell.job.schema.RelaxOutcome;
import petshell.schema.Changeset;
import petshell.shell.call.BackupFirst;
import petshell.shell.call.ExitCode;
import petshell.shell.call.Session;
import petshell.shell.call.Workplace;
import petshell.shell.dispatch.Changes;

/** Takes the contract step back. */
final class RelaxCommand {
  @Command(
      name = "relax",
      group = "Schema",
      description = "Takes enforce back: the database takes pets without traits again.",
      help =
          """
          relax --dry-run
          relax --backup
          """)
  @Changes(value = "The schema: the constraints on \"Pet\".\"traits\" go.", destructive = true)
  ExitCode relax(
      Session session,
      @Option(longName = "backup", description = "copy the database first, beside it")
          boolean backup,
      @Option(longName = "dry-run", description = "print the SQL and write nothing")
          boolean dryRun) {
    try (Workplace workplace = Workplace.forDryRun(session, dryRun)) {
      Relax relax = new Relax(workplace.operation("relax"));
      List<Changeset> plan = relax.changesets();
      if (dryRun) {
        SchemaDocument.printDryRun(session, SchemaDocument.dryRun(plan, relax.sql()));
        return ExitCode.DONE;
      }
      if (plan.isEmpty()) {
        session.console().message("the database enforces nothing");
      } else if (!session.confirm("Let the database take pets without traits again?")) {
        session.console().message("nothing was changed");
        return ExitCode.REFUSED;
      }
      String copy = plan.isEmpty() ? null : BackupFirst.make(session, workplace, backup);
      RelaxOutcome outcome = relax.run();
      List<Changeset> taken =
          outcome instanceof RelaxOutcome.Relaxed relaxed ? relaxed.changesets() : List.of();
      SchemaDocument.print(session, SchemaDocument.done(taken, copy), "taken back");
      return ExitCode.DONE;
    }
  }
}

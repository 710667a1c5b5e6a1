package petshell.shell.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.schema.Relax;
import petshell.schema.Changeset;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.dispatch.Changes;

/** Rolls the contract step back. */
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
      Call call,
      @Option(longName = "backup", description = "copy the database first, beside it")
          boolean backup,
      @Option(longName = "dry-run", description = "print the SQL and write nothing")
          boolean dryRun) {
    try (OpenedDatabase opened = OpenedDatabase.forDryRun(call, dryRun)) {
      Relax relax = new Relax(opened.operation("relax"));
      List<Changeset> plan = relax.changesets();
      if (dryRun) {
        SchemaDocument.printDryRun(call, SchemaDocument.dryRun(plan, relax.sql()));
        return ExitCode.DONE;
      }
      if (plan.isEmpty()) {
        call.console().message("the database enforces nothing");
      } else if (!call.confirm("Let the database take pets without traits again?")) {
        call.console().message("nothing was changed");
        return ExitCode.REFUSED;
      }
      @Nullable String copy = plan.isEmpty() ? null : opened.backUpIf(backup);
      Relax.Outcome outcome = relax.run();
      List<Changeset> taken =
          outcome instanceof Relax.Relaxed relaxed ? relaxed.changesets() : List.of();
      SchemaDocument.print(call, SchemaDocument.done(taken, copy), "taken back");
      return ExitCode.DONE;
    }
  }
}

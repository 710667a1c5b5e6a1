package petshell.shell.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.schema.Relax;
import petshell.schema.Changeset;
import petshell.shell.call.Call;
import petshell.shell.call.CarriedVerification;
import petshell.shell.call.ExitCode;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.dispatch.Changes;

/** Rolls the contract step back. */
final class RelaxCommand {
  private static final String NOT_ENFORCED = "traits are not enforced";

  @Command(
      name = "relax",
      group = "Protect",
      description = "Let the database accept pets without traits again.",
      help =
          """
          relax --dry-run
          relax --backup
          """)
  @Changes(value = "The schema: drops the constraints on \"Pet\".\"traits\".", destructive = true)
  ExitCode relax(
      Call call,
      @Option(longName = "backup", description = "back up first (next to the database)")
          boolean backup,
      @Option(longName = "dry-run", description = "show the SQL by changeset, write nothing")
          boolean dryRun) {
    try (OpenedDatabase opened = OpenedDatabase.forDryRun(call, dryRun)) {
      Relax relax = new Relax(opened.operation("relax"));
      List<Changeset> plan = relax.changesets();
      if (plan.isEmpty()) {
        SchemaDocument.printNothing(call, dryRun, NOT_ENFORCED);
        return ExitCode.DONE;
      }
      if (dryRun) {
        new SchemaDryRun(call, plan, relax.sql()).print(Changeset::rollingBack);
        return ExitCode.DONE;
      }
      if (!call.confirm(question(call))) {
        call.console().message("Nothing was changed.");
        return ExitCode.REFUSED;
      }
      @Nullable String copy = opened.backUpIf(backup);
      CarriedVerification verification = CarriedVerification.before(call, opened.database());
      if (relax.run() instanceof Relax.Relaxed relaxed) {
        verification.carry();
        SchemaDocument.done(relaxed.changesets(), copy).print(call, "Rolled back");
        call.console().message("Undo with: enforce");
      } else {
        SchemaDocument.printNothing(call, dryRun, NOT_ENFORCED);
      }
      return ExitCode.DONE;
    }
  }

  private static String question(Call call) {
    return "Allow pets without traits in " + call.database().name() + " again?";
  }
}

package petshell.shell.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.schema.Enforce;
import petshell.job.schema.EnforceOutcome;
import petshell.schema.Changeset;
import petshell.shell.call.Call;
import petshell.shell.call.CarriedVerification;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.dispatch.Changes;

/** The contract step. */
final class EnforceCommand {
  private static final String ENFORCED = "traits are enforced already";

  @Command(
      name = "enforce",
      group = "Protect",
      description =
          """
          Make the database reject pets without valid traits.
          Ends with 3 and changes nothing while a pet lacks them. By then, the web app must write
          traits for its new pets.
          """,
      help =
          """
          enforce --dry-run
          enforce --backup
          """)
  @Changes("The schema: \"Pet\".\"traits\" becomes NOT NULL with a CHECK. Undo with: relax.")
  void enforce(
      Call call,
      @Option(longName = "backup", description = "back up first (next to the database)")
          boolean backup,
      @Option(longName = "dry-run", description = "show the SQL by changeset, write nothing")
          boolean dryRun) {
    try (OpenedDatabase opened = OpenedDatabase.forDryRun(call, dryRun)) {
      Enforce enforce = new Enforce(opened.operation("enforce"));
      List<Changeset> plan = enforce.changesets();
      if (plan.isEmpty()) {
        SchemaDocument.printNothing(call, dryRun, ENFORCED);
        return;
      }
      if (dryRun) {
        new SchemaDryRun(call, plan, enforce.sql()).print(Changeset::applying);
        return;
      }
      @Nullable String copy = opened.backUpIf(backup);
      CarriedVerification verification = CarriedVerification.before(call, opened.database());
      if (enforce.run() instanceof EnforceOutcome.Enforced enforced) {
        verification.carry();
        SchemaDocument.done(enforced.changesets(), copy).print(call, "Applied");
        call.console().message("Undo with: relax");
      } else {
        SchemaDocument.printNothing(call, dryRun, ENFORCED);
      }
    }
  }
}

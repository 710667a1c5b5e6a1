package petshell.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.saved.SavedTraits;
import petshell.job.schema.Rollback;
import petshell.schema.Changeset;
import petshell.schema.RollbackPlan;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.dispatch.Between;
import petshell.shell.dispatch.Changes;
import petshell.shell.line.Usage;

/** Rolls the schema back. */
final class RollbackCommand {
  private static final String DONE = "taken back";

  @Command(
      name = "rollback",
      group = "Schema",
      description =
          """
          Takes back what the last migrate applied, and what came after it, in reverse order.
          All stored traits are saved to a file beside the database before their column goes.
          The web app's tables, the run journal and an adopted column are never taken back.
          """,
      help =
          """
          rollback --dry-run
          rollback
          rollback --count 1 --backup --yes
          """)
  @Changes(
      value = "The schema: the traits column goes, with all that is in it.",
      destructive = true)
  ExitCode rollback(
      Call call,
      @Option(longName = "count", description = "take back exactly so many changesets")
          @Between(least = 1, most = 1000)
          Optional<Integer> count,
      @Option(longName = "to", description = "take back all that came after this changeset")
          Optional<String> to,
      @Option(longName = "backup", description = "copy the database first, beside it")
          boolean backup,
      @Option(longName = "dry-run", description = "print the SQL and write nothing")
          boolean dryRun) {
    RollbackPlan.Extent extent = extent(count, to);
    try (OpenedDatabase opened = OpenedDatabase.forDryRun(call, dryRun)) {
      Rollback rollback = new Rollback(opened.operation("rollback"), extent);
      Rollback.Preview preview = rollback.preview();
      if (preview.changesets().isEmpty() && !dryRun) {
        call.console().message("nothing to take back");
        SchemaDocument.print(call, SchemaDocument.done(List.of()), DONE);
        return ExitCode.DONE;
      }
      preview.traits().ifPresent(traits -> printStored(call, traits));
      if (dryRun) {
        SchemaDocument.printDryRun(
            call, SchemaDocument.dryRun(preview.changesets(), rollback.sql()));
        return ExitCode.DONE;
      }
      if (!call.confirm("Take back " + names(preview.changesets()) + "?")) {
        call.console().message("nothing was changed");
        return ExitCode.REFUSED;
      }
      String copy = opened.backUpIf(backup);
      Rollback.Outcome outcome = rollback.run();
      SchemaDocument.print(call, SchemaDocument.of(outcome, copy), DONE);
      call.console().message("the way back: " + String.join(", then ", outcome.wayBack()));
      return ExitCode.DONE;
    }
  }

  private static RollbackPlan.Extent extent(Optional<Integer> count, Optional<String> to) {
    if (count.isPresent() && to.isPresent()) {
      throw Usage.error("two ways to say how far: --count and --to: give one of them");
    }
    if (count.isPresent()) {
      return new RollbackPlan.Last(count.get());
    }
    return to.<RollbackPlan.Extent>map(RollbackPlan.BackTo::new)
        .orElse(new RollbackPlan.LastMigrate());
  }

  private static void printStored(Call call, SavedTraits.Counts traits) {
    call.console()
        .message(
            traits.stored() == 0
                ? "no pet has stored traits"
                : String.format(
                    Locale.ROOT,
                    "%s with stored traits; %d of them could not be generated again; all are saved"
                        + " to a file first",
                    PetText.pets(traits.stored()),
                    traits.lost()));
  }

  private static String names(List<Changeset> changesets) {
    return String.join(", ", changesets.stream().map(Changeset::id).toList());
  }
}

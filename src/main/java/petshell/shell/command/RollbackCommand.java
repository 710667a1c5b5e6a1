package petshell.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.saved.SavedTraits;
import petshell.job.schema.Rollback;
import petshell.output.Numbers;
import petshell.schema.Changeset;
import petshell.schema.RollbackPlan;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.dispatch.Between;
import petshell.shell.dispatch.Changes;
import petshell.shell.line.Usage;
import petshell.store.Database;

/** Rolls the schema back. */
final class RollbackCommand {
  @Command(
      name = "rollback",
      group = "Protect",
      description =
          """
          Undo the last migrate, and what came after it.
          All stored traits are saved to a file beside the database before their column is dropped.
          The web app's tables, the run journal and an adopted column are never dropped.
          """,
      help =
          """
          rollback --dry-run
          rollback
          rollback --count 1 --backup --yes
          """)
  @Changes(
      value = "The schema: drops the traits column, with all that is in it.",
      destructive = true)
  ExitCode rollback(
      Call call,
      @Option(longName = "count", description = "roll back exactly N changesets")
          @Between(least = 1, most = 1000)
          Optional<Integer> count,
      @Option(longName = "to", description = "roll back all that came after this changeset")
          Optional<ChangesetId> to,
      @Option(longName = "backup", description = "back up first (next to the database)")
          boolean backup,
      @Option(longName = "dry-run", description = "show the SQL by changeset, write nothing")
          boolean dryRun) {
    RollbackPlan.Extent extent = extent(count, to);
    try (OpenedDatabase opened = OpenedDatabase.forDryRun(call, dryRun)) {
      Rollback rollback = new Rollback(opened.operation("rollback"), extent);
      Rollback.Preview preview = rollback.preview();
      if (preview.changesets().isEmpty()) {
        SchemaDocument.printNothing(call, dryRun, "no changeset can be rolled back");
        return ExitCode.DONE;
      }
      preview.traits().ifPresent(traits -> printStored(call, traits));
      if (dryRun) {
        new SchemaDryRun(call, preview.changesets(), rollback.sql()).print(Changeset::rollingBack);
        return ExitCode.DONE;
      }
      if (!isConfirmed(call, opened.database(), preview)) {
        call.console().message("Nothing was changed.");
        return ExitCode.REFUSED;
      }
      String copy = opened.backUpIf(backup);
      Rollback.Outcome outcome = rollback.run();
      SchemaDocument.of(outcome, copy).print(call, "Rolled back");
      call.console().message("To undo this: " + String.join(", then ", outcome.wayBack()));
      return ExitCode.DONE;
    }
  }

  private static boolean isConfirmed(Call call, Database database, Rollback.Preview preview) {
    String name = call.database().name();
    long stored = preview.traits().map(SavedTraits.Counts::stored).orElse(0L);
    if (stored == 0) {
      return call.confirm("Roll back " + names(preview.changesets()) + " in " + name + "?");
    }
    return LargeLoss.isAccepted(
        call,
        database,
        "Drop the traits of "
            + PetText.pets(stored)
            + " from "
            + name
            + " (saved to a file beside it first)?");
  }

  private static RollbackPlan.Extent extent(Optional<Integer> count, Optional<ChangesetId> to) {
    if (count.isPresent() && to.isPresent()) {
      throw Usage.error("rollback: --count and --to exclude each other", "give one of them");
    }
    if (count.isPresent()) {
      return new RollbackPlan.Last(count.get());
    }
    return to.<RollbackPlan.Extent>map(changeset -> new RollbackPlan.BackTo(changeset.text()))
        .orElse(new RollbackPlan.LastMigrate());
  }

  private static void printStored(Call call, SavedTraits.Counts traits) {
    call.console()
        .message(
            traits.stored() == 0
                ? "No pet has traits."
                : String.format(
                    Locale.ROOT,
                    "%s traits%s. All are saved to a file first.",
                    traits.stored() == 1 ? "1 pet has" : PetText.pets(traits.stored()) + " have",
                    lost(traits.lost())));
  }

  private static String lost(long count) {
    if (count == 0) {
      return ", which can all be generated again";
    }
    return String.format(
        Locale.ROOT,
        count == 1
            ? "; %s of them differs from what the generator gives and exists only here"
            : "; %s of them differ from what the generator gives and exist only here",
        Numbers.grouped(count));
  }

  private static String names(List<Changeset> changesets) {
    return String.join(", ", changesets.stream().map(Changeset::id).toList());
  }
}

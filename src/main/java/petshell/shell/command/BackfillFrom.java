package petshell.shell.command;

import java.nio.file.Path;
import java.util.Locale;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.BackfillOutcome;
import petshell.job.fill.BackfillPreview;
import petshell.job.fill.Restore;
import petshell.job.fill.RestoreOutcome;
import petshell.job.fill.RestoredCounts;
import petshell.job.saved.SavedTraitsInput;
import petshell.output.Console;
import petshell.shell.call.Call;
import petshell.shell.call.ErrorReport;
import petshell.shell.call.ExitCode;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.Results;
import petshell.store.RunOutcome;

/**
 * A backfill that gives pets the traits of a saved file before it generates those of the others.
 */
final class BackfillFrom {
  private final Call call;
  private final OpenedDatabase opened;
  private final BackfillOptions options;
  private final boolean replaces;

  /**
   * Makes it.
   *
   * @param replaces whether saved traits are written over others
   */
  BackfillFrom(Call call, OpenedDatabase opened, BackfillOptions options, boolean replaces) {
    this.call = call;
    this.opened = opened;
    this.options = options;
    this.replaces = replaces;
  }

  /** Restores the file, or previews that, and prints how it ended. */
  ExitCode run(Path file, boolean dryRun, Elapsed elapsed) {
    try (SavedTraitsInput input = SavedTraitsInput.open(file, call.cancellation())) {
      Restore restore = new Restore(opened.operation("backfill"), input, options, replaces);
      return dryRun ? preview(restore, elapsed) : run(restore, elapsed);
    }
  }

  private ExitCode preview(Restore restore, Elapsed elapsed) {
    RestoredCounts would = restore.preview();
    call.console()
        .message(
            String.format(
                Locale.ROOT,
                "would take back the traits of %d pets, %d of them other than the generator gives;"
                    + " %d saved values are invalid, %d pets are gone",
                would.restored(),
                would.different(),
                would.invalid(),
                would.unknown()));
    if (would.replaced() > 0) {
      call.console()
          .message("would write the saved traits over those of " + PetText.pets(would.replaced()));
    }
    BackfillPreview preview = BackfillPreview.of(opened.database(), options);
    BackfillDocument document = BackfillDocument.of(preview, elapsed.millis()).after(would);
    Results.printLines(call, document, () -> BackfillLines.of(document));
    return end(ExitCode.DONE, would);
  }

  private ExitCode run(Restore restore, Elapsed elapsed) {
    if (replaces && !confirmed(restore.preview())) {
      call.console().message("nothing was changed");
      return ExitCode.REFUSED;
    }
    RestoreOutcome restored = restore.run();
    print(restored);
    if (restored.outcome() != RunOutcome.COMPLETED) {
      return unfinished(restored);
    }
    BackfillOutcome outcome = new Backfill(opened.operation("backfill"), options).run();
    BackfillDocument document = BackfillDocument.of(outcome, elapsed.millis()).after(restored);
    Results.printLines(call, document, () -> BackfillLines.of(outcome, document));
    return end(BackfillEnd.print(call, opened.database(), outcome), restored.restored());
  }

  private boolean confirmed(RestoredCounts would) {
    return would.replaced() == 0
        || call.confirm(
            "Write the saved traits over those of "
                + PetText.pets(would.replaced())
                + "? What is stored is kept for undo.");
  }

  private void print(RestoreOutcome done) {
    RestoredCounts restored = done.restored();
    Console console = call.console();
    console.message(
        String.format(
            Locale.ROOT,
            "run %d took back the traits of %d pets, %d of them other than the generator gives; %d"
                + " saved values were invalid, %d pets are gone",
            done.run(),
            restored.restored(),
            restored.different(),
            restored.invalid(),
            restored.unknown()));
    if (restored.replaced() > 0) {
      console.message(
          "wrote the saved traits over those of "
              + PetText.pets(restored.replaced())
              + "; what was stored is kept; put it back with: undo "
              + done.run());
    }
  }

  private ExitCode unfinished(RestoreOutcome restored) {
    if (restored.outcome() == RunOutcome.INTERRUPTED) {
      call.console().message("interrupted; go on with: " + call.commandLine());
      return ExitCode.INTERRUPTED;
    }
    return ErrorReport.failed(
        call, restored.message().orElse("the saved traits could not be restored"), null);
  }

  private ExitCode end(ExitCode code, RestoredCounts restored) {
    if (restored.other() == 0) {
      return code;
    }
    call.console()
        .warning(
            "left as they are: "
                + PetText.pets(restored.other())
                + " with other traits than the saved ones: with --replace they get the saved ones,"
                + " and undo gives theirs back");
    return code == ExitCode.DONE ? ExitCode.PENDING : code;
  }
}

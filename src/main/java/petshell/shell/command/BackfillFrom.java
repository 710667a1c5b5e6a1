package petshell.shell.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.BackfillOutcome;
import petshell.job.fill.BackfillPreview;
import petshell.job.fill.Restore;
import petshell.job.fill.RestoreOutcome;
import petshell.job.fill.RestoredCounts;
import petshell.job.saved.SavedTraitsInput;
import petshell.output.Cell;
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
      return dryRun ? preview(restore, file, elapsed) : run(restore, file, elapsed);
    }
  }

  private ExitCode preview(Restore restore, Path file, Elapsed elapsed) {
    RestoredCounts would = restore.preview();
    BackfillPreview preview = BackfillPreview.of(opened.database(), options);
    BackfillDocument document = BackfillDocument.of(preview, elapsed.millis()).after(would);
    Results.printLines(
        call, document, () -> BackfillLines.of(document, RestoredText.preview(file, would)));
    return end(ExitCode.DONE, would);
  }

  private ExitCode run(Restore restore, Path file, Elapsed elapsed) {
    if (replaces && !confirmed(restore.preview())) {
      call.console().message("Nothing was changed.");
      return ExitCode.REFUSED;
    }
    RestoreOutcome restored = restore.run();
    List<Cell> lines = RestoredText.done(file, restored.restored());
    if (restored.outcome() != RunOutcome.COMPLETED) {
      lines.forEach(line -> call.console().message(line.text()));
      printUndo(restored);
      return unfinished(restored);
    }
    BackfillOutcome outcome = new Backfill(opened.operation("backfill"), options).run();
    BackfillDocument document = BackfillDocument.of(outcome, elapsed.millis()).after(restored);
    Results.printLines(
        call,
        document,
        () -> Stream.concat(lines.stream(), BackfillLines.of(outcome, document).stream()).toList());
    printUndo(restored);
    return end(BackfillEnd.print(call, outcome), restored.restored());
  }

  private void printUndo(RestoreOutcome restored) {
    if (restored.restored().replaced() > 0) {
      call.console().message("Undo with: undo " + restored.run());
    }
  }

  private boolean confirmed(RestoredCounts would) {
    return would.replaced() == 0
        || call.confirm(
            String.format(
                Locale.ROOT,
                "Replace the traits of %s in %s with the saved ones? (undo can put them back.)",
                PetText.pets(would.replaced()),
                opened.database().address().name()));
  }

  private ExitCode unfinished(RestoreOutcome restored) {
    if (restored.outcome() == RunOutcome.INTERRUPTED) {
      call.console().message("Stopped. Continue with: " + call.commandLine());
      return ExitCode.INTERRUPTED;
    }
    return ErrorReport.failed(
        call, restored.message().orElse("the saved traits could not be restored"), null);
  }

  private ExitCode end(ExitCode code, RestoredCounts restored) {
    if (restored.other() == 0) {
      return code;
    }
    call.console().warning(RestoredText.leftAlone(restored.other()));
    return code == ExitCode.DONE ? ExitCode.PENDING : code;
  }
}

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
import petshell.shell.call.ExitCode;
import petshell.shell.call.Session;
import petshell.shell.call.Workplace;
import petshell.store.RunOutcome;

/**
 * A backfill that gives pets the traits of a saved file before it generates those of the others.
 */
final class BackfillFrom {
  private final Session session;
  private final Workplace workplace;
  private final BackfillOptions options;
  private final boolean replaces;

  /**
   * Makes it.
   *
   * @param replaces whether saved traits are written over others
   */
  BackfillFrom(Session session, Workplace workplace, BackfillOptions options, boolean replaces) {
    this.session = session;
    this.workplace = workplace;
    this.options = options;
    this.replaces = replaces;
  }

  /** Does it, or looks what it would do, and tells how it ended. */
  ExitCode run(Path file, boolean dryRun, Elapsed elapsed) {
    try (SavedTraitsInput input = SavedTraitsInput.open(file, session.cancellation())) {
      Restore restore = new Restore(workplace.operation("backfill"), input, options, replaces);
      return dryRun ? preview(restore, elapsed) : run(restore, elapsed);
    }
  }

  private ExitCode preview(Restore restore, Elapsed elapsed) {
    RestoredCounts would = restore.preview();
    session
        .console()
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
      session
          .console()
          .message("would write the saved traits over those of " + Counted.pets(would.replaced()));
    }
    BackfillPreview preview = BackfillPreview.of(workplace.database(), options);
    BackfillDocument.of(preview, elapsed.millis()).after(would).print(session);
    session.console().message("dry run, nothing was written");
    return end(ExitCode.DONE, would);
  }

  private ExitCode run(Restore restore, Elapsed elapsed) {
    if (replaces && !confirmed(restore.preview())) {
      session.console().message("nothing was changed");
      return ExitCode.REFUSED;
    }
    RestoreOutcome restored = restore.run();
    tell(restored);
    if (restored.outcome() != RunOutcome.COMPLETED) {
      return unfinished(restored);
    }
    BackfillOutcome outcome = new Backfill(workplace.operation("backfill"), options).run();
    BackfillDocument.of(outcome, elapsed.millis()).after(restored).print(session);
    return end(BackfillEnd.tell(session, workplace.database(), outcome), restored.restored());
  }

  private boolean confirmed(RestoredCounts would) {
    return would.replaced() == 0
        || session.confirm(
            "Write the saved traits over those of "
                + Counted.pets(would.replaced())
                + "? What is stored is kept for undo.");
  }

  private void tell(RestoreOutcome done) {
    RestoredCounts restored = done.restored();
    Console console = session.console();
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
              + Counted.pets(restored.replaced())
              + "; what was stored is kept; put it back with: undo "
              + done.run());
    }
  }

  private ExitCode unfinished(RestoreOutcome restored) {
    if (restored.outcome() == RunOutcome.INTERRUPTED) {
      session.console().message("interrupted; go on with: " + session.commandLine());
      return ExitCode.INTERRUPTED;
    }
    session.console().error(restored.message().orElse("the traits could not be taken back"));
    return ExitCode.FAILED;
  }

  private ExitCode end(ExitCode code, RestoredCounts restored) {
    if (restored.other() == 0) {
      return code;
    }
    session
        .console()
        .warning(
            "left as they are: "
                + Counted.pets(restored.other())
                + " with other traits than the saved ones: with --replace they get the saved ones,"
                + " and undo gives theirs back");
    return code == ExitCode.DONE ? ExitCode.PENDING : code;
  }
}

package petshell.shell.command;

import java.util.Locale;
import petshell.job.fill.BackfillOutcome;
import petshell.job.saved.SavedBefore;
import petshell.output.Console;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.store.Database;

/** Sums up a backfill in a line, which names the next command. */
final class BackfillEnd {
  private BackfillEnd() {}

  /** Prints it on standard error, and returns the exit code. */
  static ExitCode print(Call call, Database database, BackfillOutcome outcome) {
    if (outcome instanceof BackfillOutcome.TooManyErrors stopped) {
      call.console().error(stopped.message());
      return ExitCode.FAILED;
    }
    if (outcome instanceof BackfillOutcome.Interrupted) {
      call.console()
          .message(
              String.format(
                  Locale.ROOT,
                  "interrupted after %s; without traits: %d; go on with: %s",
                  PetText.pets(outcome.counts().changed()),
                  outcome.remaining(),
                  call.commandLine()));
      return ExitCode.INTERRUPTED;
    }
    return endOfCompleted(
        call.console(), (BackfillOutcome.Completed) outcome, SavedBefore.backfill(database));
  }

  private static ExitCode endOfCompleted(
      Console console, BackfillOutcome.Completed completed, String next) {
    long failed = completed.counts().failed();
    if (failed > 0) {
      console.error(
          String.format(
              Locale.ROOT,
              "could not be given traits: %s: see runs %d, mend the cause, then backfill"
                  + " --retry-failed",
              PetText.pets(failed),
              completed.run()));
      return ExitCode.FAILED;
    }
    if (completed.quarantined() > 0) {
      console.warning(
          String.format(
              Locale.ROOT,
              "passed by, because traits could not be given before: %s; backfill --retry-failed takes them up",
              PetText.pets(completed.quarantined())));
    }
    String done = "gave traits to " + PetText.pets(completed.counts().changed());
    if (completed.remaining() == 0) {
      console.message(done + "; next: verify");
    } else if (completed.remaining() > completed.quarantined()) {
      console.message(done + "; without traits: " + completed.remaining() + "; next: " + next);
    }
    return ExitCode.DONE;
  }
}

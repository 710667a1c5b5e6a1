package petshell.shell.command;

import java.util.Locale;
import petshell.job.fill.BackfillOutcome;
import petshell.output.Console;
import petshell.output.Numbers;
import petshell.shell.call.Call;
import petshell.shell.call.ErrorReport;
import petshell.shell.call.ExitCode;

/** Says on standard error what comes after a backfill. */
final class BackfillEnd {
  private BackfillEnd() {}

  /** Prints it, and returns the exit code. */
  static ExitCode print(Call call, BackfillOutcome outcome) {
    Console console = call.console();
    if (outcome instanceof BackfillOutcome.NothingToDo nothing) {
      warnOfQuarantined(console, nothing.quarantined());
      return ExitCode.DONE;
    }
    if (outcome instanceof BackfillOutcome.TooManyErrors stopped) {
      return ErrorReport.failed(call, stopped.message(), null);
    }
    if (outcome instanceof BackfillOutcome.Interrupted stopped) {
      console.message(
          String.format(
              Locale.ROOT,
              "Stopped after %s. Continue with: %s",
              PetText.pets(stopped.counts().changed()),
              call.commandLine()));
      return ExitCode.INTERRUPTED;
    }
    BackfillOutcome.Completed completed = (BackfillOutcome.Completed) outcome;
    if (call.stopSignal().arrived()) {
      call.stopSignal().endWork();
    }
    return endOfCompleted(call, completed);
  }

  private static ExitCode endOfCompleted(Call call, BackfillOutcome.Completed completed) {
    Console console = call.console();
    long failed = completed.counts().failed();
    if (failed > 0) {
      return ErrorReport.failed(
          call,
          PetText.pets(failed) + " failed (see runs " + completed.run() + ")",
          "fix the cause, then backfill --retry-failed");
    }
    warnOfQuarantined(console, completed.quarantined());
    if (completed.remaining() == 0) {
      console.message("Next: verify");
    }
    completed.next().ifPresent(command -> console.message("Next: " + command));
    return ExitCode.DONE;
  }

  private static void warnOfQuarantined(Console console, long count) {
    if (count > 0) {
      console.warning(
          "skipped "
              + Numbers.grouped(count)
              + (count == 1 ? " pet that" : " pets that")
              + " failed earlier; retry with: backfill --retry-failed");
    }
  }
}

package petshell.shell.command;

import java.time.Duration;
import java.util.Optional;
import petshell.job.BatchSize;
import petshell.shell.line.Usage;

/** What the options of a backfill mean together. */
final class BackfillUsage {
  private BackfillUsage() {}

  /** Refuses options that do nothing. */
  static void refuseIdleOptions(boolean dryRun, boolean watch, Optional<Duration> every) {
    if (every.isPresent() && !watch) {
      throw Usage.error("backfill: --every needs --watch");
    }
    if (watch && dryRun) {
      throw Usage.error("backfill: --watch and --dry-run exclude each other");
    }
  }

  /** Returns how large the batches are, by both options that say so. */
  static BatchSize size(BatchSize batch, Optional<Duration> lockTarget) {
    if (lockTarget.isEmpty()) {
      return batch;
    }
    if (batch instanceof BatchSize.Fixed) {
      throw Usage.error("backfill: --lock-target needs --batch auto");
    }
    return new BatchSize.Auto(lockTarget.get());
  }
}

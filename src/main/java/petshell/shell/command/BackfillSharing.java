package petshell.shell.command;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.BackfillOutcome;
import petshell.job.share.LeaseRules;
import petshell.job.share.ShareOptions;
import petshell.job.share.ShareStop;
import petshell.job.share.SharedBackfill;
import petshell.job.share.WorkersWanted;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.line.Usage;

/**
 * What the user said of a backfill that several processes share.
 *
 * @param workers empty where the user did not say
 * @param share whether to share with one worker
 * @param rate empty for any number of pets a second
 * @param lease empty for the usual one
 */
record BackfillSharing(
    Optional<WorkersWanted> workers, boolean share, Optional<Long> rate, Optional<Duration> lease) {
  private static final int PAUSES_A_LEASE = 3;

  /** Returns whether the backfill is to be shared. */
  boolean isWanted() {
    return share || workers.isPresent();
  }

  /** Returns whether the user said anything of it. */
  boolean isNamed() {
    return isWanted() || rate.isPresent() || lease.isPresent();
  }

  /** Refuses what goes with a shared backfill only, and what does not go with one. */
  void check(boolean restores, Duration pause) {
    if (!isWanted() && (rate.isPresent() || lease.isPresent())) {
      throw Usage.error("backfill: --max-rate and --lease need --share or --workers");
    }
    if (isWanted() && restores) {
      throw Usage.error(
          "backfill: --from does not go with --share and --workers", "restore with --from first");
    }
    if (isWanted() && pause.multipliedBy(PAUSES_A_LEASE).compareTo(leaseTime()) > 0) {
      throw Usage.error("backfill: --pause must be a third of --lease at most");
    }
  }

  private Duration leaseTime() {
    return lease.orElse(LeaseRules.DEFAULT_LEASE);
  }

  /** Does the backfill, with others or alone. */
  BackfillOutcome run(OpenedDatabase opened, BackfillOptions options) {
    if (!isWanted()) {
      return new Backfill(opened.operation("backfill"), options).run();
    }
    if (!opened.database().services().servesMany()) {
      BackfillOutcome outcome = new Backfill(opened.operation("backfill"), options).run();
      opened
          .progress()
          .message(
              "One worker filled the pets: "
                  + opened.database().services().name()
                  + " lets one program write at a time.");
      return outcome;
    }
    ShareOptions sharing =
        new ShareOptions(
            workers.orElse(WorkersWanted.ONE).count(),
            rate.map(OptionalLong::of).orElse(OptionalLong.empty()),
            leaseTime());
    return new SharedBackfill(opened.operation("backfill"), options, sharing).run();
  }

  /** Asks all workers to stop, or says which it would ask. */
  static ExitCode stop(Call call, boolean dryRun) {
    try (OpenedDatabase opened = OpenedDatabase.forDryRun(call, dryRun)) {
      ShareStop stopping = new ShareStop(opened.database());
      Optional<ShareStop.Asked> asked = dryRun ? stopping.preview() : stopping.run();
      call.console()
          .message(
              asked
                  .map(
                      stop ->
                          String.format(
                              Locale.ROOT,
                              "%s the workers of shared backfill %d to stop: %s.",
                              dryRun ? "Would ask" : "Asked",
                              stop.share(),
                              stop.workers() == 0
                                  ? "none holds a slot now"
                                  : stop.workers() + " at work"))
                  .orElse("No worker of a shared backfill is at work."));
      return ExitCode.DONE;
    }
  }
}

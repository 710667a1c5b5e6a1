package petshell.shell.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.BatchSize;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.BackfillOutcome;
import petshell.job.fill.BackfillPreview;
import petshell.job.saved.SavedBefore;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.dispatch.Between;
import petshell.shell.dispatch.Changes;
import petshell.shell.line.Usage;

/** Gives traits to the pets that have none. */
final class BackfillCommand {
  private static final Optional<Duration> EVERY = Optional.of(Duration.ofSeconds(2));

  @Command(
      name = "backfill",
      group = "Traits",
      description =
          """
          Gives traits to the pets that have none, a transaction a batch, beside the running app.
          It can be stopped at any time; the next backfill goes on. Pets that fail are reported,
          put into quarantine, and passed by until --retry-failed takes them up again.
          """,
      help =
          """
          backfill --batch 100
          backfill --dry-run
          backfill --batch auto
          backfill --batch 1000 --pause 50ms --limit 20000
          backfill --watch --every 2s
          backfill --from traits-before-rollback-20260208T091111.158Z.jsonl
          """)
  @Changes(
      asks = true,
      value =
          "\"traits\" and \"updatedAt\" of pets that have no traits; stored traits with --replace only.")
  ExitCode backfill(
      Call call,
      @Option(longName = "batch", description = "pets a transaction", defaultValue = "100")
          BatchSize batch,
      @Option(
              longName = "lock-target",
              description = "hold the write lock no longer, with --batch auto (default 50ms)")
          @Between(least = 1)
          Optional<Duration> lockTarget,
      @Option(longName = "limit", description = "give traits to so many pets at most")
          @Between(least = 1)
          Optional<Long> limit,
      @Option(longName = "pause", description = "wait between batches", defaultValue = "0ms")
          Duration pause,
      @Option(longName = "dry-run", description = "count and show the first, write nothing")
          boolean dryRun,
      @Option(longName = "watch", description = "go on looking for new pets until stopped")
          boolean watch,
      @Option(longName = "every", description = "how often --watch looks (default 2s)")
          @Between(least = 1)
          Optional<Duration> every,
      @Option(
              longName = "from",
              description = "first restore the traits that rollback or export wrote to this file")
          Optional<Path> from,
      @Option(
              longName = "replace",
              description = "with --from: write the saved traits over others too; undo has theirs")
          boolean replace,
      @Option(longName = "retry-failed", description = "take up quarantined pets too")
          boolean retryFailed,
      @Option(
              longName = "max-errors",
              description = "stop when more pets than this fail",
              defaultValue = "100")
          @Between(least = 0)
          long maxErrors) {
    refuseIdleOptions(dryRun, watch, every);
    if (replace && from.isEmpty()) {
      throw Usage.error(
          "backfill: --replace stands with --from only: give the file with the saved traits");
    }
    BatchSize size = size(batch, lockTarget);
    OptionalLong most = limit.map(OptionalLong::of).orElse(OptionalLong.empty());
    BackfillOptions options =
        new BackfillOptions(
            size,
            most,
            pause,
            retryFailed,
            maxErrors,
            watch ? every.or(() -> EVERY) : Optional.empty());
    Elapsed elapsed = new Elapsed();
    try (OpenedDatabase opened = OpenedDatabase.forDryRun(call, dryRun)) {
      opened.progress().callFailed("quarantined");
      if (from.isPresent()) {
        return new BackfillFrom(call, opened, options, replace).run(from.get(), dryRun, elapsed);
      }
      Optional<SavedBefore> saved =
          SavedBefore.find(opened.database()).filter(SavedBefore::warnsOfGenerating);
      if (!SavedTraitsNotice.generatesAllTheSame(call, saved, dryRun)) {
        call.console().message("nothing was changed");
        return ExitCode.REFUSED;
      }
      if (dryRun) {
        BackfillPreview preview = BackfillPreview.of(opened.database(), options);
        BackfillDocument.of(preview, elapsed.millis()).print(call);
        call.console().message("dry run, nothing was written");
        return ExitCode.DONE;
      }
      BackfillOutcome outcome = new Backfill(opened.operation("backfill"), options).run();
      BackfillDocument.of(outcome, elapsed.millis()).print(call);
      return BackfillEnd.print(call, opened.database(), outcome);
    }
  }

  private static void refuseIdleOptions(boolean dryRun, boolean watch, Optional<Duration> every) {
    if (every.isPresent() && !watch) {
      throw Usage.error(
          "backfill: --every is of no use without --watch: add --watch, or leave --every out");
    }
    if (watch && dryRun) {
      throw Usage.error("backfill: --watch and --dry-run do not go together: give one of them");
    }
  }

  private static BatchSize size(BatchSize batch, Optional<Duration> lockTarget) {
    if (lockTarget.isEmpty()) {
      return batch;
    }
    if (batch instanceof BatchSize.Fixed) {
      throw Usage.error(
          "backfill: --lock-target is of no use without --batch auto: give that, or leave it out");
    }
    return new BatchSize.Auto(lockTarget.get());
  }
}

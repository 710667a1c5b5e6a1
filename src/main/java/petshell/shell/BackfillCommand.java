package petshell.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.Backfill;
import petshell.job.BackfillOptions;
import petshell.job.BackfillOutcome;
import petshell.job.BackfillPreview;
import petshell.job.BatchSize;
import petshell.job.Restore;
import petshell.job.RestoreOutcome;
import petshell.store.RunOutcome;

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
          """)
  @Changes("\"traits\" and \"updatedAt\" of pets that have no traits; never stored traits.")
  ExitCode backfill(
      Session session,
      @Option(longName = "batch", description = "pets a transaction", defaultValue = "100")
          BatchSize batch,
      @Option(
              longName = "lock-target",
              description = "hold the write lock no longer, with --batch auto (default 50ms)")
          Optional<Interval> lockTarget,
      @Option(longName = "limit", description = "give traits to so many pets at most")
          Optional<RowLimit> limit,
      @Option(longName = "pause", description = "wait between batches", defaultValue = "0ms")
          Duration pause,
      @Option(longName = "dry-run", description = "count and show the first, write nothing")
          boolean dryRun,
      @Option(longName = "watch", description = "go on looking for new pets until stopped")
          boolean watch,
      @Option(longName = "every", description = "how often --watch looks (default 2s)")
          Optional<Interval> every,
      @Option(
              longName = "from",
              description = "first take back the traits that a rollback saved to this file")
          Optional<Path> from,
      @Option(longName = "retry-failed", description = "take up quarantined pets too")
          boolean retryFailed,
      @Option(
              longName = "max-errors",
              description = "stop when more pets than this fail",
              defaultValue = "100")
          ErrorLimit maxErrors) {
    refuseIdleOptions(dryRun, watch, every);
    BatchSize size = size(batch, lockTarget);
    OptionalLong most =
        limit.map(given -> OptionalLong.of(given.rows())).orElse(OptionalLong.empty());
    BackfillOptions options =
        new BackfillOptions(
            size,
            most,
            pause,
            retryFailed,
            maxErrors.rows(),
            watch ? every.map(Interval::time).or(() -> EVERY) : Optional.empty());
    long started = System.nanoTime();
    try (Workplace workplace = Workplace.forDryRun(session, dryRun)) {
      workplace.progress().callFailed("quarantined");
      if (dryRun) {
        return preview(session, workplace, options, from, started);
      }
      Optional<RestoreOutcome> restored =
          from.map(file -> new Restore(workplace.operation("backfill"), file, options).run());
      if (restored.isPresent() && restored.get().outcome() != RunOutcome.COMPLETED) {
        return unfinished(session, restored.get());
      }
      restored.ifPresent(done -> tell(session, done));
      BackfillOutcome outcome = new Backfill(workplace.operation("backfill"), options).run();
      BackfillDocument document = BackfillDocument.of(outcome, millisSince(started));
      print(session, restored.map(document::after).orElse(document));
      return BackfillEnd.tell(session, outcome);
    }
  }

  private static void refuseIdleOptions(boolean dryRun, boolean watch, Optional<Interval> every) {
    if (every.isPresent() && !watch) {
      throw Usage.error(
          "backfill: --every is of no use without --watch: add --watch, or leave --every out");
    }
    if (watch && dryRun) {
      throw Usage.error("backfill: --watch and --dry-run do not go together: give one of them");
    }
  }

  private static BatchSize size(BatchSize batch, Optional<Interval> lockTarget) {
    if (lockTarget.isEmpty()) {
      return batch;
    }
    if (batch instanceof BatchSize.Fixed) {
      throw Usage.error(
          "backfill: --lock-target is of no use without --batch auto: give that, or leave it out");
    }
    return new BatchSize.Auto(lockTarget.get().time());
  }

  private static void tell(Session session, RestoreOutcome restored) {
    session
        .console()
        .message(
            String.format(
                Locale.ROOT,
                "run %d took back the traits of %d pets, %d of them other than the generator gives;"
                    + " %d saved values were invalid, %d pets are gone",
                restored.run(),
                restored.counts().changed(),
                restored.different(),
                restored.invalid(),
                restored.unknown()));
  }

  private static void tell(Session session, Restore.Preview would) {
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
  }

  private static ExitCode unfinished(Session session, RestoreOutcome restored) {
    tell(session, restored);
    if (restored.outcome() == RunOutcome.INTERRUPTED) {
      session.console().message("interrupted; go on with: " + session.commandLine());
      return ExitCode.INTERRUPTED;
    }
    session.console().error(restored.message().orElse("the traits could not be taken back"));
    return ExitCode.FAILED;
  }

  private static ExitCode preview(
      Session session,
      Workplace workplace,
      BackfillOptions options,
      Optional<Path> from,
      long started) {
    Optional<Restore.Preview> restore =
        from.map(file -> new Restore(workplace.operation("backfill"), file, options).preview());
    restore.ifPresent(would -> tell(session, would));
    BackfillPreview preview = BackfillPreview.of(workplace.database(), options);
    BackfillDocument document = BackfillDocument.of(preview, millisSince(started));
    print(session, restore.map(document::after).orElse(document));
    warn(session, preview);
    session.console().message("dry run, nothing was written");
    return ExitCode.DONE;
  }

  private static void warn(Session session, BackfillPreview preview) {
    if (!preview.triggers().isEmpty()) {
      session
          .console()
          .warning(
              "triggers run with each write, and may refuse or change it: "
                  + String.join(", ", preview.triggers()));
    }
    if (preview.wouldStop()) {
      session
          .console()
          .warning(
              "so many pets would fail that the backfill would stop before the end: their ids are not stored as proper text");
    }
  }

  private static void print(Session session, BackfillDocument document) {
    Results.print(session, document, document::sections);
  }

  private static long millisSince(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
  }
}

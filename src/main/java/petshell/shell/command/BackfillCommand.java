package petshell.shell.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.BatchSize;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.BackfillOutcome;
import petshell.job.fill.BackfillPreview;
import petshell.job.saved.SavedBefore;
import petshell.job.share.WorkersWanted;
import petshell.shell.call.Call;
import petshell.shell.call.ExitCode;
import petshell.shell.call.OpenedDatabase;
import petshell.shell.call.Results;
import petshell.shell.dispatch.Between;
import petshell.shell.dispatch.Changes;
import petshell.shell.line.Usage;

/** Fills in the traits of the pets that have none. */
final class BackfillCommand {
  private static final Optional<Duration> EVERY = Optional.of(Duration.ofSeconds(2));

  @Command(
      name = "backfill",
      group = "Change",
      description =
          """
          Fill in missing traits, batch by batch, while the app runs.
          Each batch is one transaction. It can be stopped at any time; the next backfill continues.
          Pets that fail are reported, put into quarantine, and skipped until --retry-failed.
          PostgreSQL writes each filled row anew: the table can grow to twice its size, and the WAL by
          as much. VACUUM frees the space of the old rows for new ones: run it after a big backfill, or
          leave it to autovacuum. --max-lag is for servers: it waits, between batches, while a replica
          is further behind, VACUUM works on the pets, or archiving of the WAL falls behind or fails.
          --workers and --share split the pets of a server's database into slots, which any number of
          petshells on any machines fill together: run the same command on each. A worker that dies or
          stands still loses its slot after --lease. --limit and --max-rate count for all of them.
          For a database that petshell cannot reach (Turso, Cloudflare D1), --sql writes the same as a
          script, from a copy of it: run it twice, and the second run changes nothing.
          """,
      help =
          """
          backfill --batch 100
          backfill --dry-run
          backfill --batch auto
          backfill --batch 1000 --pause 50ms --limit 20000
          backfill --batch 1000 --max-lag 5s
          backfill --watch --every 2s
          backfill --batch 1000 --workers 2
          backfill --stop
          backfill --from traits-before-rollback-20260208T091111.158Z.jsonl
          """)
  @Changes(
      asks = true,
      value =
          "\"traits\" and \"updatedAt\" of pets that have no traits; stored traits only with --replace.")
  ExitCode backfill(
      Call call,
      @Option(longName = "batch", description = "pets per transaction", defaultValue = "100")
          BatchSize batch,
      @Option(
              longName = "lock-target",
              description = "longest write-lock time, with --batch auto (default 50ms)")
          @Between(least = 1)
          Optional<Duration> lockTarget,
      @Option(longName = "limit", description = "stop after N pets") @Between(least = 1)
          Optional<Long> limit,
      @Option(longName = "pause", description = "wait between batches", defaultValue = "0ms")
          Duration pause,
      @Option(
              longName = "max-lag",
              description = "wait while a replica lags more, or VACUUM or archiving is behind")
          @Between(least = 1)
          Optional<Duration> maxLag,
      @Option(longName = "dry-run", description = "count, show the first, write nothing")
          boolean dryRun,
      @Option(longName = "watch", description = "keep filling new pets until Ctrl-C") boolean watch,
      @Option(longName = "every", description = "how often --watch looks for new pets (default 2s)")
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
      @Option(
              longName = "workers",
              description =
                  "fill with N workers at once, or auto, on a server; any process may join")
          Optional<WorkersWanted> workers,
      @Option(longName = "share", description = "share it with other processes, as one worker")
          boolean share,
      @Option(longName = "max-rate", description = "most pets a second, of all workers together")
          @Between(least = 1)
          Optional<Long> maxRate,
      @Option(
              longName = "lease",
              description = "how long a silent worker keeps its part (default 30s)")
          @Between(least = 1_000)
          Optional<Duration> lease,
      @Option(longName = "stop", description = "stop all workers of a shared backfill")
          boolean stop,
      @Option(longName = "retry-failed", description = "retry the pets that failed earlier")
          boolean retryFailed,
      @Option(
              longName = "max-errors",
              description = "stop when more pets than this fail",
              defaultValue = "100")
          @Between(least = 0)
          long maxErrors,
      @Option(longName = "sql", description = "write a script to this file (-: standard output)")
          Optional<Path> sql,
      @Option(
              longName = "no-transactions",
              description = "with --sql: no BEGIN and COMMIT, which Cloudflare D1 refuses")
          boolean noTransactions) {
    BackfillUsage.refuseIdleOptions(dryRun, watch, every);
    if (noTransactions && sql.isEmpty()) {
      throw Usage.error("backfill: --no-transactions needs --sql");
    }
    BackfillSharing sharing = new BackfillSharing(workers, share, maxRate, lease);
    boolean paced = !pause.isZero() || maxLag.isPresent() || lockTarget.isPresent();
    boolean fills =
        watch || replace || retryFailed || from.isPresent() || paced || sharing.isNamed();
    OptionalLong most = limit.map(OptionalLong::of).orElse(OptionalLong.empty());
    if (sql.isPresent()) {
      if (fills || dryRun || stop) {
        throw Usage.error("backfill: with --sql only --batch, --limit and --no-transactions apply");
      }
      return BackfillSql.write(call, sql.get(), batch, most, !noTransactions);
    }
    if (stop) {
      if (fills || limit.isPresent()) {
        throw Usage.error("backfill: with --stop only --dry-run applies");
      }
      return BackfillSharing.stop(call, dryRun);
    }
    if (replace && from.isEmpty()) {
      throw Usage.error("backfill: --replace needs --from FILE");
    }
    sharing.check(from.isPresent(), pause);
    BatchSize size = BackfillUsage.size(batch, lockTarget);
    BackfillOptions options =
        new BackfillOptions(
            size,
            most,
            pause,
            retryFailed,
            maxErrors,
            maxLag,
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
        call.console().message("Nothing was changed.");
        return ExitCode.REFUSED;
      }
      if (dryRun) {
        BackfillPreview preview = BackfillPreview.of(opened.database(), options);
        BackfillDocument document = BackfillDocument.of(preview, elapsed.millis());
        Results.printLines(call, document, () -> BackfillLines.of(document));
        return ExitCode.DONE;
      }
      BackfillOutcome outcome = sharing.run(opened, options);
      BackfillDocument document = BackfillDocument.of(outcome, elapsed.millis());
      Results.printLines(call, document, () -> BackfillLines.of(outcome, document));
      return BackfillEnd.print(call, outcome);
    }
  }
}

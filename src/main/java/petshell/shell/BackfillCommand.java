package petshell.shell;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.shell.core.command.annotation.Command;
import org.springframework.shell.core.command.annotation.Option;
import petshell.job.Backfill;
import petshell.job.BackfillOptions;
import petshell.job.BackfillOutcome;
import petshell.job.BackfillPreview;
import petshell.job.BatchSize;
import petshell.output.Cell;
import petshell.output.Field;
import petshell.output.Section;
import petshell.store.PetShellException;
import petshell.store.RunCounts;

/** Gives traits to the pets that have none. */
final class BackfillCommand {
  /** The result as JSON. */
  record Document(
      Long run,
      String outcome,
      long updated,
      long skipped,
      long failed,
      long remaining,
      long batches,
      long millis,
      long quarantined,
      long wouldUpdate,
      List<Sample> samples) {}

  record Sample(String id, String traits) {}

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
              description = "hold the write lock no longer, with --batch auto",
              defaultValue = "50ms")
          Duration lockTarget,
      @Option(longName = "limit", description = "give traits to so many pets at most")
          Optional<RowLimit> limit,
      @Option(longName = "pause", description = "wait between batches", defaultValue = "0ms")
          Duration pause,
      @Option(longName = "dry-run", description = "count and show the first, write nothing")
          boolean dryRun,
      @Option(longName = "watch", description = "go on looking for new pets until stopped")
          boolean watch,
      @Option(longName = "every", description = "how often --watch looks", defaultValue = "2s")
          Duration every,
      @Option(longName = "retry-failed", description = "take up quarantined pets too")
          boolean retryFailed,
      @Option(
              longName = "max-errors",
              description = "stop when more pets than this fail",
              defaultValue = "100")
          ErrorLimit maxErrors) {
    OptionalLong most =
        limit.map(given -> OptionalLong.of(given.rows())).orElse(OptionalLong.empty());
    BackfillOptions options =
        new BackfillOptions(
            batch instanceof BatchSize.Auto ? automatic(lockTarget) : batch,
            most,
            pause,
            retryFailed,
            maxErrors.rows(),
            watch ? Optional.of(every) : Optional.empty());
    long started = System.nanoTime();
    try (Workplace workplace = Workplace.forDryRun(session, dryRun)) {
      if (dryRun) {
        return preview(session, workplace, options, started);
      }
      BackfillOutcome outcome = new Backfill(workplace.operation("backfill"), options).run();
      return report(session, outcome, millisSince(started));
    }
  }

  private static BatchSize automatic(Duration lockTarget) {
    if (lockTarget.isZero()) {
      throw new PetShellException(
          PetShellException.Kind.USAGE,
          "the write lock cannot be held for no time: --lock-target 0ms: give more than zero");
    }
    return new BatchSize.Auto(lockTarget);
  }

  private static ExitCode preview(
      Session session, Workplace workplace, BackfillOptions options, long started) {
    BackfillPreview preview = BackfillPreview.of(workplace.database(), options);
    List<Sample> samples = new ArrayList<>();
    preview.samples().forEach((id, traits) -> samples.add(new Sample(id, traits)));
    Document document =
        new Document(
            null,
            "dry-run",
            0,
            0,
            0,
            preview.remaining(),
            0,
            millisSince(started),
            preview.quarantined(),
            preview.wouldUpdate(),
            samples);
    Results.print(session, document, () -> previewSections(preview));
    session.console().message("dry run, nothing was written");
    return ExitCode.DONE;
  }

  private static List<Section> previewSections(BackfillPreview preview) {
    List<Field> counts =
        List.of(
            Field.of("would get traits", Cell.of(preview.wouldUpdate())),
            Field.of("without traits", Cell.of(preview.remaining())),
            Field.of("quarantined", Cell.of(preview.quarantined())));
    List<Field> samples = new ArrayList<>();
    preview.samples().forEach((id, traits) -> samples.add(Field.of(id, traits)));
    return samples.isEmpty()
        ? List.of(new Section("", counts))
        : List.of(new Section("", counts), new Section("The first", samples));
  }

  private static ExitCode report(Session session, BackfillOutcome outcome, long millis) {
    RunCounts counts = outcome.counts();
    long passedBy =
        outcome instanceof BackfillOutcome.Completed completed ? completed.quarantined() : 0;
    String word =
        outcome instanceof BackfillOutcome.Completed
            ? "completed"
            : outcome instanceof BackfillOutcome.Interrupted ? "interrupted" : "failed";
    Document document =
        new Document(
            outcome.run(),
            word,
            counts.changed(),
            counts.skipped(),
            counts.failed(),
            outcome.remaining(),
            counts.batches(),
            millis,
            passedBy,
            0,
            List.of());
    Results.print(session, document, () -> List.of(section(document)));
    return end(session, outcome);
  }

  private static Section section(Document document) {
    List<Field> fields = new ArrayList<>();
    fields.add(Field.of("run", document.run() + ", " + document.outcome()));
    fields.add(Field.of("updated", Cell.of(document.updated())));
    fields.add(Field.of("skipped", Cell.of(document.skipped())));
    fields.add(Field.of("failed", Cell.of(document.failed())));
    fields.add(Field.of("remaining", Cell.of(document.remaining())));
    fields.add(Field.of("batches", Cell.of(document.batches())));
    fields.add(Field.of("milliseconds", Cell.of(document.millis())));
    return new Section("", fields);
  }

  private static ExitCode end(Session session, BackfillOutcome outcome) {
    if (outcome instanceof BackfillOutcome.TooManyErrors stopped) {
      session.console().error(stopped.message());
      return ExitCode.FAILED;
    }
    if (outcome instanceof BackfillOutcome.Interrupted) {
      session
          .console()
          .message(
              "interrupted after %d pets; %d have no traits yet; go on with: %s"
                  .formatted(
                      outcome.counts().changed(), outcome.remaining(), session.commandLine()));
      return ExitCode.INTERRUPTED;
    }
    BackfillOutcome.Completed completed = (BackfillOutcome.Completed) outcome;
    long failed = completed.counts().failed();
    if (failed > 0) {
      session
          .console()
          .error(
              "%d pets could not be given traits: see runs %d: mend the cause, then backfill --retry-failed"
                  .formatted(failed, completed.run()));
      return ExitCode.FAILED;
    }
    if (completed.quarantined() > 0) {
      session
          .console()
          .warning(
              completed.quarantined()
                  + " pets were passed by, since they failed before; take them up with backfill --retry-failed");
    }
    session.console().message(completed.remaining() == 0 ? "next: verify" : "next: backfill");
    return ExitCode.DONE;
  }

  private static long millisSince(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
  }
}

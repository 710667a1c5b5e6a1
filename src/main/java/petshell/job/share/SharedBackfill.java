package petshell.job.share;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import petshell.job.BatchRun;
import petshell.job.Operation;
import petshell.job.Pace;
import petshell.job.Pacing;
import petshell.job.PetsLeft;
import petshell.job.Readiness;
import petshell.job.RunLog;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.BackfillOutcome;
import petshell.job.fill.IdleBackfill;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.store.RunCounts;
import petshell.store.RunOutcome;
import petshell.store.Share;
import petshell.store.ShareDao;

/**
 * A process's part in a backfill that any number of processes share. Workers claim slots of the
 * pets in the database and fill them batch by batch; when all slots are done, the process that was
 * the last one sweeps over all pets once more, for those that came meanwhile.
 *
 * <p>Where the connection is lost, the process connects again and goes on with its run. Not
 * thread-safe.
 */
public final class SharedBackfill {
  static final String STOPPED = "Stopped by backfill --stop.";

  private final Operation operation;
  private final BackfillOptions options;
  private final ShareOptions sharing;
  private OptionalLong run = OptionalLong.empty();
  private OptionalLong joined = OptionalLong.empty();

  /**
   * Makes a part in a shared backfill.
   *
   * @param operation what to work with; the database is open to write, and its engine serves many
   * @param options what to do
   * @param sharing how to take part
   */
  public SharedBackfill(Operation operation, BackfillOptions options, ShareOptions sharing) {
    this.operation = Objects.requireNonNull(operation, "operation");
    this.options = Objects.requireNonNull(options, "options");
    this.sharing = Objects.requireNonNull(sharing, "sharing");
  }

  /**
   * Works until all is done, or somebody stops it.
   *
   * @return how it ended, with what this process has done
   * @throws petshell.store.PetShellException if the schema is not ready, another operator changes
   *     it, a shared backfill with another limit or rate is going on, or the database fails for
   *     long; batches committed before stay
   */
  public BackfillOutcome run() {
    Database database = operation.database();
    Readiness.require(database);
    Pace.requireReplicas(database, options.maxLag());
    Optional<BackfillOutcome> idle = new IdleBackfill(database, options).outcome();
    if (idle.isPresent()) {
      return idle.get();
    }
    Reconnections reconnections = new Reconnections(operation, sharing.lease());
    try {
      return reconnections.untilDone(this::runOn);
    } finally {
      reconnections.close();
    }
  }

  private BackfillOutcome runOn(Operation on) {
    AtomicReference<Pacing> paced = new AtomicReference<>(Pacing.NONE);
    BatchRun.Work work = log -> work(on, log, paced);
    BatchRun.Done done =
        run.isPresent() ? BatchRun.again(on, run.getAsLong(), work) : BatchRun.run(on, work);
    Database database = on.database();
    long remaining = database.read(database.dao(PetCounts.class)::countWithoutTraits);
    return Backfill.ended(database, done, remaining, Objects.requireNonNull(paced.get(), "pacing"));
  }

  private BatchRun.End work(Operation on, RunLog log, AtomicReference<Pacing> paced) {
    run = OptionalLong.of(log.number());
    Joining joining = new Joining(on, options, sharing);
    Share share =
        joined.isPresent() ? joining.again(joined.getAsLong()) : joining.join(log.number());
    joined = OptionalLong.of(share.number());
    ShareProcess process = new ShareProcess(on, log, share, options, sharing);
    List<Leaving> left;
    try {
      left = process.run();
    } finally {
      paced.set(process.pacing());
      log.readCounts();
    }
    Leaving end = Leaving.ofAll(left);
    return switch (end) {
      case ENDED, FINISHED -> finish(on, log, share, end);
      case LIMIT -> limited(on, log, share);
      case STOPPED -> {
        on.progress().message(STOPPED);
        yield new BatchRun.End(RunOutcome.INTERRUPTED, left(on));
      }
      case CANCELLED -> new BatchRun.End(RunOutcome.INTERRUPTED, left(on));
      case TOO_MANY_ERRORS -> tooManyErrors(on, log, share);
      case GAVE_UP, SURPLUS ->
          new BatchRun.End(
              RunOutcome.FAILED,
              Optional.of("the database failed again and again; see the messages above"));
    };
  }

  /** New pets may have come into slots that were done. */
  private BatchRun.End finish(Operation on, RunLog log, Share share, Leaving end) {
    if (end == Leaving.FINISHED && (options.watch().isEmpty() || share.limit().isPresent())) {
      return BatchRun.End.COMPLETED;
    }
    ShareDao shares = on.database().sharing().orElseThrow().dao();
    OptionalLong left = on.database().read(() -> shares.find(share.number()).orElse(share).left());
    if (left.orElse(1) == 0) {
      return limited(on, log, share);
    }
    RunCounts sums = on.database().read(() -> shares.sums(share.number()));
    on.progress()
        .message(
            String.format(
                Locale.ROOT,
                "All slots of shared backfill %d are done: %,d pets were filled.",
                share.number(),
                sums.changed()));
    return new Backfill(StopListener.on(on, share, log.number()), options.upTo(left))
        .sweep(log, new AtomicReference<>(Pacing.NONE));
  }

  /** It is the errors of all that count, though this process may have had none. */
  private static BatchRun.End tooManyErrors(Operation on, RunLog log, Share share) {
    RunCounts own = log.counts();
    RunCounts all =
        on.database().read(() -> on.database().sharing().orElseThrow().dao().sums(share.number()));
    return new BatchRun.End(
        RunOutcome.FAILED,
        Optional.of(
            own.failed() > 0
                ? Backfill.tooManyErrors(log.number(), own)
                : Backfill.tooManyErrors(share.number(), all)));
  }

  private BatchRun.End limited(Operation on, RunLog log, Share share) {
    Database database = on.database();
    database.write(
        () -> database.sharing().orElseThrow().dao().end(share.number(), log.number(), on.now()));
    return new BatchRun.End(RunOutcome.COMPLETED, left(on));
  }

  private static Optional<String> left(Operation on) {
    Database database = on.database();
    return Optional.of(
        PetsLeft.note(database.read(database.dao(PetCounts.class)::countWithoutTraits)));
  }
}

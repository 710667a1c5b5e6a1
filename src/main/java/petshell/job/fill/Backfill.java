package petshell.job.fill;

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
import petshell.job.PetsWithoutId;
import petshell.job.Readiness;
import petshell.job.RunLog;
import petshell.job.saved.SavedBefore;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.store.PetShellException;
import petshell.store.RunCounts;
import petshell.store.RunOutcome;
import petshell.store.TraitsDao;

/**
 * Fills all pets that have no traits, one transaction per batch, while others read and write.
 *
 * <p>It sweeps over the pets in the order of their rows, again and again, until a whole sweep finds
 * none without traits: new pets may get any row. While one batch is written, the traits of the next
 * are generated on a thread of their own; the write lock is never held meanwhile.
 */
public final class Backfill {
  private static final int FIRST_ROWS = 50;

  private static final String ENDLESS =
      "new pets without traits appear as fast as they are filled; remove the trigger that adds"
          + " them, or run backfill again if the app is very busy";

  private final Operation operation;
  private final BackfillOptions options;

  /**
   * Makes a backfill.
   *
   * @param operation what to work with; the database is open to write
   * @param options what to do
   */
  public Backfill(Operation operation, BackfillOptions options) {
    this.operation = Objects.requireNonNull(operation, "operation");
    this.options = Objects.requireNonNull(options, "options");
  }

  /**
   * Works until all is done or the user stops it.
   *
   * @return how it ended
   * @throws PetShellException if the schema is not ready, another operator changes it, or the
   *     database fails; batches committed before stay
   */
  public BackfillOutcome run() {
    Database database = operation.database();
    Readiness.require(database);
    Pace.requireReplicas(database, options.maxLag());
    PetCounts pets = database.dao(PetCounts.class);
    Optional<BackfillOutcome> idle = new IdleBackfill(database, options).outcome();
    if (idle.isPresent()) {
      return idle.get();
    }
    AtomicReference<Pacing> paced = new AtomicReference<>(Pacing.NONE);
    BatchRun.Done done = BatchRun.run(operation, log -> sweep(log, paced));
    Pacing pacing = Objects.requireNonNull(paced.get(), "pacing");
    long remaining = database.read(() -> remaining(pets, done.end()));
    return ended(database, done, remaining, pacing);
  }

  /**
   * Returns how a run ended that is over.
   *
   * @param database on a connection that works
   * @param remaining how many pets have no traits now
   * @param pacing how large the batches were
   */
  public static BackfillOutcome ended(
      Database database, BatchRun.Done done, long remaining, Pacing pacing) {
    RunLog log = done.log();
    return switch (done.end().outcome()) {
      case COMPLETED -> {
        long quarantined = database.read(database.dao(PetCounts.class)::countQuarantined);
        yield new BackfillOutcome.Completed(
            log.number(),
            log.counts(),
            remaining,
            pacing,
            quarantined,
            remaining > quarantined
                ? Optional.of(SavedBefore.backfill(database))
                : Optional.empty());
      }
      case INTERRUPTED ->
          new BackfillOutcome.Interrupted(log.number(), log.counts(), remaining, pacing);
      case FAILED, RUNNING, ABANDONED, UNKNOWN ->
          new BackfillOutcome.TooManyErrors(
              log.number(), log.counts(), remaining, pacing, done.end().message().orElseThrow());
    };
  }

  /** The last sweep of a completed run has found none left but those in quarantine. */
  private long remaining(PetCounts pets, BatchRun.End end) {
    return end.outcome() == RunOutcome.COMPLETED && options.limit().isEmpty()
        ? pets.countQuarantined()
        : pets.countWithoutTraits();
  }

  /**
   * Sweeps over all pets within a run that has started, until none without traits is left.
   *
   * @param log the run's
   * @param paced takes how large the batches were
   * @return how the run ends
   */
  public BatchRun.End sweep(RunLog log, AtomicReference<Pacing> paced) {
    Database database = operation.database();
    PetCounts pets = database.dao(PetCounts.class);
    try (TraitsDao traits = database.traits();
        PageReader reader = PageReader.of(operation, traits)) {
      long total = database.read(pets::countWithoutTraits);
      OptionalLong retriedRun =
          options.retryFailed() ? OptionalLong.of(log.number()) : OptionalLong.empty();
      Sweep sweep =
          new Sweep(
              operation,
              log,
              new BatchWriter(operation, traits, log, options),
              new PageSource(reader, retriedRun),
              options,
              total);
      Sweep.End end = run(sweep, paced);
      return switch (end) {
        case CLEAN, WATCHED -> {
          PetsWithoutId.report(operation, traits, log);
          yield BatchRun.End.COMPLETED;
        }
        case LIMIT -> new BatchRun.End(RunOutcome.COMPLETED, left(pets));
        case CANCELLED -> new BatchRun.End(RunOutcome.INTERRUPTED, left(pets));
        case TOO_MANY_ERRORS ->
            new BatchRun.End(
                RunOutcome.FAILED, Optional.of(tooManyErrors(log.number(), log.counts())));
        case ENDLESS -> new BatchRun.End(RunOutcome.FAILED, Optional.of(ENDLESS));
      };
    }
  }

  /** The prompt shows it, where a count of all pets takes too long. */
  private Optional<String> left(PetCounts pets) {
    return Optional.of(PetsLeft.note(operation.database().read(pets::countWithoutTraits)));
  }

  private static Sweep.End run(Sweep sweep, AtomicReference<Pacing> paced) {
    try {
      return sweep.run();
    } finally {
      paced.set(sweep.pacing());
    }
  }

  /** Returns what is said where {@link #tooManyErrors(RunCounts, long)} holds. */
  public static String tooManyErrors(long run, RunCounts counts) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d pets failed, so something else is wrong; see runs %d, fix the cause, then"
            + " backfill --retry-failed",
        counts.failed(),
        counts.failed() + counts.changed(),
        run);
  }

  /** Returns whether so many rows failed that the fault must lie elsewhere. */
  public static boolean tooManyErrors(RunCounts counts, long maxErrors) {
    long tried = counts.failed() + counts.changed();
    boolean halfOfTheFirst = tried <= FIRST_ROWS && counts.failed() * 2 >= FIRST_ROWS;
    return counts.failed() > maxErrors || halfOfTheFirst;
  }
}

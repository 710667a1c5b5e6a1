package petshell.job;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import petshell.schema.OperatorLock;
import petshell.store.Database;
import petshell.store.PetDao;
import petshell.store.PetShellException;
import petshell.store.Run;
import petshell.store.RunCounts;
import petshell.store.RunOutcome;
import petshell.store.StoreException;
import petshell.store.TraitsDao;

/**
 * Gives traits to all pets that have none, a transaction a batch, while others read and write.
 *
 * <p>It sweeps over the pets in the order of their rows, again and again, until a whole sweep finds
 * none without traits: new pets may get any row. While one batch is written, the traits of the next
 * are generated on a thread of their own; the write lock is never held meanwhile.
 */
public final class Backfill {
  private static final int FIRST_ROWS = 50;

  private final Operation operation;
  private final BackfillOptions options;

  /**
   * Makes a backfill.
   *
   * @param operation what to work with; the database is open to write; never null
   * @param options what to do, never null
   */
  public Backfill(Operation operation, BackfillOptions options) {
    this.operation = Objects.requireNonNull(operation, "operation");
    this.options = Objects.requireNonNull(options, "options");
  }

  /**
   * Works until all is done or the user stops it.
   *
   * @return how it ended, never null
   * @throws PetShellException if the schema is not ready, another operator changes it, or the
   *     database fails; batches committed before stay
   */
  public BackfillOutcome run() {
    Readiness.require(operation.database());
    try (OperatorLock lock = RunLog.lock(operation, OperatorLock.Mode.TOGETHER)) {
      // Somebody may have rolled back while we waited.
      Readiness.require(operation.database());
      RunLog.takeOver(operation, lock).ifPresent(this::tellWhatIsGoneOnFrom);
      RunLog log = RunLog.begin(operation, lock);
      try {
        return sweep(log);
      } catch (PetShellException e) {
        log.endAfter(e);
        throw e;
      } finally {
        operation.progress().done();
      }
    }
  }

  private void tellWhatIsGoneOnFrom(Run abandoned) {
    operation
        .progress()
        .message(
            "run %d, begun %s, died after %d pets; going on from there"
                .formatted(
                    abandoned.number(), abandoned.startedAt(), abandoned.counts().changed()));
  }

  private BackfillOutcome sweep(RunLog log) {
    Database database = operation.database();
    PetDao pets = database.dao(PetDao.class);
    ExecutorService generator =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "petshell-generator");
              thread.setDaemon(true);
              return thread;
            });
    try (TraitsDao traits = database.traits();
        Cancellation.Hook hook = operation.cancellation().onAbort(database::interrupt)) {
      Objects.requireNonNull(hook, "hook");
      long total = database.read(pets::countWithoutTraits);
      OptionalLong retriedRun =
          options.retryFailed() ? OptionalLong.of(log.number()) : OptionalLong.empty();
      Sweep sweep =
          new Sweep(
              operation,
              log,
              new BatchWriter(operation, traits, log, options),
              new PageSource(database, traits, generator, retriedRun),
              options,
              total);
      Sweep.End end = sweep.run();
      return outcome(end, log, pets);
    } finally {
      generator.shutdownNow();
    }
  }

  private BackfillOutcome outcome(Sweep.End end, RunLog log, PetDao pets) {
    Database database = operation.database();
    long remaining = database.read(pets::countWithoutTraits);
    RunCounts counts = log.counts();
    switch (end) {
      case CLEAN, LIMIT -> {
        long passedBy = options.retryFailed() ? 0 : database.read(pets::countQuarantined);
        log.end(RunOutcome.COMPLETED, Optional.empty());
        return new BackfillOutcome.Completed(log.number(), counts, remaining, passedBy);
      }
      case CANCELLED -> {
        log.end(RunOutcome.INTERRUPTED, Optional.empty());
        return new BackfillOutcome.Interrupted(log.number(), counts, remaining);
      }
      case TOO_MANY_ERRORS -> {
        String message =
            "%d of %d pets failed: the fault is not in the pets: see runs %d, mend it, then backfill --retry-failed"
                .formatted(counts.failed(), counts.failed() + counts.changed(), log.number());
        log.end(RunOutcome.FAILED, Optional.of(message));
        return new BackfillOutcome.TooManyErrors(log.number(), counts, remaining, message);
      }
    }
    throw new IllegalStateException("no end of a sweep: " + end);
  }

  /** Returns whether so many rows failed that the fault must lie elsewhere. */
  static boolean tooManyErrors(RunCounts counts, long maxErrors) {
    long tried = counts.failed() + counts.changed();
    boolean halfOfTheFirst = tried <= FIRST_ROWS && counts.failed() * 2 >= FIRST_ROWS;
    return counts.failed() > maxErrors || halfOfTheFirst;
  }

  /** Returns whether the work ended because the user stopped it. */
  static boolean stoppedByUser(PetShellException e, Cancellation cancellation) {
    return cancellation.requested()
        && e instanceof StoreException store
        && (store.reason() == StoreException.Reason.CANCELLED
            || store.reason() == StoreException.Reason.BUSY);
  }
}

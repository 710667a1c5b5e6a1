package petshell.job;

import java.util.Locale;
import java.util.Optional;
import petshell.store.Database;
import petshell.store.OperatorLock;
import petshell.store.PetShellException;
import petshell.store.Run;
import petshell.store.RunOutcome;
import petshell.store.StoreException;

/** The frame of every run that works in batches: lock, journal, cancellation, and a noted end. */
public final class BatchRun {
  /**
   * How the work ended.
   *
   * @param outcome what the journal says
   * @param message what went wrong, if anything
   */
  public record End(RunOutcome outcome, Optional<String> message) {
    public static final End COMPLETED = new End(RunOutcome.COMPLETED, Optional.empty());
    public static final End INTERRUPTED = new End(RunOutcome.INTERRUPTED, Optional.empty());
  }

  /** The work itself, batch by batch. */
  public interface Work {
    End run(RunLog log);
  }

  /**
   * A run that has ended.
   *
   * @param log its journal
   * @param end how it ended
   */
  public record Done(RunLog log, End end) {
    /** Returns whether the user or the system stopped it. */
    public boolean interrupted() {
      return end.outcome() == RunOutcome.INTERRUPTED;
    }
  }

  private BatchRun() {}

  /**
   * Does the work as a run of the journal.
   *
   * @throws PetShellException if the schema is not ready, another operator changes it, or the work
   *     fails; the journal says so
   */
  public static Done run(Operation operation, Work work) {
    Database database = operation.database();
    Readiness.require(database);
    try (OperatorLock lock = RunLog.lock(operation, OperatorLock.Mode.TOGETHER)) {
      // Another operator may have rolled back during the wait.
      Readiness.require(database);
      RunLog.takeOver(operation, lock).ifPresent(run -> reportResumedRun(operation, run));
      return work(operation, work, RunLog.begin(operation, lock));
    }
  }

  /**
   * Does the work as a run that this process has started before, on a connection that was lost.
   *
   * @param run the number of the run
   * @throws PetShellException as {@link #run} does
   */
  public static Done again(Operation operation, long run, Work work) {
    Readiness.require(operation.database());
    try (OperatorLock lock = RunLog.lock(operation, OperatorLock.Mode.TOGETHER)) {
      Readiness.require(operation.database());
      return work(operation, work, RunLog.again(operation, lock, run));
    }
  }

  private static Done work(Operation operation, Work work, RunLog log) {
    try {
      End end = untilStopped(operation, work, log);
      noteEnd(operation, log, end);
      return new Done(log, end);
    } catch (RuntimeException e) {
      log.endAfter(e);
      throw e;
    } finally {
      operation.progress().done();
    }
  }

  private static End untilStopped(Operation operation, Work work, RunLog log) {
    try {
      return work.run(log);
    } catch (StoreException e) {
      if (stoppedByUser(e, operation.cancellation())) {
        return End.INTERRUPTED;
      }
      throw e;
    }
  }

  /** A user who stops while another program holds the lock must not wait for the journal. */
  private static void noteEnd(Operation operation, RunLog log, End end) {
    try {
      log.end(end.outcome(), end.message());
    } catch (StoreException e) {
      if (!stoppedByUser(e, operation.cancellation())) {
        throw e;
      }
      operation
          .progress()
          .message(
              String.format(
                  Locale.ROOT,
                  "The database is locked, so the end of run %d could not be recorded; runs shows it"
                      + " as abandoned.",
                  log.number()));
    }
  }

  /** A statement that was cut short, or that waits no longer for a lock, since the user said so. */
  public static boolean stoppedByUser(PetShellException e, Cancellation cancellation) {
    return cancellation.requested()
        && e instanceof StoreException store
        && (store.reason() == StoreException.Reason.CANCELLED
            || store.reason() == StoreException.Reason.BUSY);
  }

  private static void reportResumedRun(Operation operation, Run abandoned) {
    operation
        .progress()
        .message(
            String.format(
                Locale.ROOT,
                "Run %d (started %s) was killed after %s pets; continuing.",
                abandoned.number(),
                abandoned.startedAt().text(),
                abandoned.counts().changed().text()));
  }
}

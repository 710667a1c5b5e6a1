package petshell.job;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import petshell.schema.Migrations;
import petshell.store.Database;
import petshell.store.LockHolder;
import petshell.store.OperatorLock;
import petshell.store.PetShellException;
import petshell.store.Run;
import petshell.store.RunCounts;
import petshell.store.RunDao;
import petshell.store.RunOutcome;
import petshell.store.StoreException;

/** The journal of one run that works in batches; its counts are written with each batch. */
public final class RunLog implements BatchLog {
  /** Each failure means that another process has started a run at the same moment. */
  private static final int MOST_ATTEMPTS = 100;

  private final Operation operation;
  private final RunDao runs;
  private final long number;
  private RunCounts counts = RunCounts.NONE;

  private RunLog(Operation operation, long number) {
    this.operation = operation;
    this.runs = operation.database().dao(RunDao.class);
    this.number = number;
  }

  /** Starts a run, in a transaction of its own, and marks it as alive while the lock is held. */
  static RunLog begin(Operation operation, OperatorLock lock) {
    Database database = operation.database();
    AtomicReference<RunLog> started = new AtomicReference<>();
    try {
      return database.write(
          () -> {
            RunLog log = insert(operation);
            started.set(log);
            new Migrations(database, message -> {}).noteColumn();
            lock.markAlive(log.number);
            return log;
          });
    } catch (RuntimeException e) {
      // A commit that fails may have been made all the same: the run is in the journal, or is not.
      if (started.get() != null) {
        started.get().endOwnAfter(e);
      }
      throw e;
    }
  }

  /** Goes on with a run of this process, whatever the journal says of it by now. */
  static RunLog again(Operation operation, OperatorLock lock, long number) {
    RunLog log = new RunLog(operation, number);
    return operation
        .database()
        .write(
            () -> {
              if (log.runs.goOn(number, operation.now()) == 0) {
                throw new StoreException(
                    StoreException.Reason.FILE,
                    "run " + number + " is not in the journal any more",
                    "see runs and status",
                    null);
              }
              log.readCounts();
              lock.markAlive(number);
              return log;
            });
  }

  private void endOwnAfter(RuntimeException error) {
    try {
      operation
          .database()
          .write(
              () ->
                  runs.endOwn(
                      number,
                      operation.start().host(),
                      operation.start().process(),
                      String.valueOf(error.getMessage()),
                      operation.now()));
    } catch (PetShellException e) {
      error.addSuppressed(e);
    }
  }

  /** Notes a whole run that is done within the caller's transaction. */
  public static RunLog insert(Operation operation) {
    RunDao runs = operation.database().dao(RunDao.class);
    for (int i = 0; i < MOST_ATTEMPTS; i++) {
      long number = runs.nextNumber();
      if (runs.insert(number, operation.start(), operation.now())) {
        return new RunLog(operation, number);
      }
    }
    throw new StoreException(
        StoreException.Reason.BUSY,
        "others start runs all the time, so that this one finds no number",
        "run the command again",
        null);
  }

  /** Notes a whole run that changed the schema, in the caller's transaction. */
  public static void insertCompleted(Operation operation, Optional<String> message) {
    insert(operation).end(RunOutcome.COMPLETED, message);
  }

  /** Takes the operator's lock for what this operation does. */
  public static OperatorLock lock(Operation operation, OperatorLock.Mode mode) {
    LockHolder holder =
        new LockHolder(
            operation.start().process(),
            operation.start().host(),
            operation.clock().instant(),
            operation.start().commandLine());
    return operation.database().lock(mode, holder, operation.cancellation()::await);
  }

  /** Notes which runs' processes died, and returns the newest of them that ran this command. */
  public static Optional<Run> takeOver(Operation operation, OperatorLock lock) {
    Database database = operation.database();
    RunDao runs = database.dao(RunDao.class);
    Optional<Run> newest = Optional.empty();
    for (Run unfinished : database.read(runs::unfinished)) {
      Run run = Liveness.settled(unfinished, database, operation.start().host(), lock::isAlive);
      if (run.outcome() == RunOutcome.ABANDONED) {
        database.write(
            () -> {
              runs.abandon(run.number());
              return run;
            });
        if (newest.isEmpty() && run.start().command().equals(operation.start().command())) {
          newest = Optional.of(run);
        }
      }
    }
    return newest;
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public RunCounts counts() {
    return counts;
  }

  /** Writes the counts with these added; must run in the transaction of what they count. */
  public RunCounts write(RunCounts added) {
    RunCounts sum = counts.plus(added);
    operation.database().runCounter().count(number, sum, operation.now());
    return sum;
  }

  @Override
  public RunCounts write(RunCounts added, Optional<String> last) {
    return write(added);
  }

  @Override
  public void committed(RunCounts sum) {
    counts = sum;
  }

  /**
   * Takes over what other connections have added to the counts; a commit of theirs may have been
   * made without their hearing of it.
   */
  public void readCounts() {
    operation
        .database()
        .read(() -> runs.find(number))
        .map(Run::counts)
        .ifPresent(
            stored ->
                counts =
                    new RunCounts(
                        stored.changed().value().orElse(counts.changed()),
                        stored.unchanged().value().orElse(counts.unchanged()),
                        stored.skipped().value().orElse(counts.skipped()),
                        stored.failed().value().orElse(counts.failed()),
                        stored.batches().value().orElse(counts.batches())));
  }

  /** Shows that the run is alive, while other connections do its work. */
  public void showAlive() {
    operation
        .database()
        .write(
            () -> {
              runs.heartbeat(number, operation.now());
              return number;
            });
  }

  /** Adds to the counts, in a transaction of its own. */
  public void add(RunCounts added) {
    committed(operation.database().write(() -> write(added)));
  }

  /** Notes that the run ended with an error; that error is reported even if this fails. */
  void endAfter(RuntimeException error) {
    try {
      end(RunOutcome.FAILED, Optional.of(String.valueOf(error.getMessage())));
    } catch (PetShellException e) {
      error.addSuppressed(e);
    }
  }

  /** Notes the end; in the caller's transaction or, where there is none, in one of its own. */
  public void end(RunOutcome outcome, Optional<String> message) {
    operation
        .database()
        .write(
            () -> {
              runs.end(number, outcome.text(), message, operation.now());
              return number;
            });
  }
}

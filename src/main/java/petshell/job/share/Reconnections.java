package petshell.job.share;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import petshell.job.Operation;
import petshell.store.Database;
import petshell.store.StoreException;

/** Does work again on a new connection where the one that it had is lost, up to a bound. */
final class Reconnections implements AutoCloseable {
  private final Operation operation;
  private final LeaseRules rules;
  private Optional<Database> opened = Optional.empty();

  /**
   * Makes it.
   *
   * @param operation on the first connection, which stays open
   * @param lease how long a lease holds
   */
  Reconnections(Operation operation, Duration lease) {
    this.operation = operation;
    this.rules = new LeaseRules(lease, ThreadLocalRandom.current());
  }

  /**
   * Does the work until it ends otherwise than by a lost connection.
   *
   * @param work on an operation whose database is connected
   * @throws StoreException if there is no connection to be had for long, or the work fails
   */
  <T> T untilDone(Function<Operation, T> work) {
    int failures = 0;
    Operation on = operation;
    while (true) {
      long start = System.nanoTime();
      StoreException failure;
      try {
        return work.apply(on);
      } catch (StoreException e) {
        failure = e;
      }
      boolean hadWorked = Duration.ofNanos(System.nanoTime() - start).toMinutes() > 0;
      failures = hadWorked ? 1 : failures + 1;
      on = operation.on(again(failure, failures));
    }
  }

  private Database again(StoreException first, int failedBefore) {
    StoreException failure = first;
    int failures = failedBefore;
    while (failure.reason() == StoreException.Reason.LOST && !LeaseRules.givesUpAfter(failures)) {
      Duration wait = rules.backOff(failures);
      operation.progress().message("Connecting again, since " + failure.problem() + ".");
      if (operation.cancellation().await(wait)) {
        throw failure;
      }
      try {
        close();
        opened = operation.database().another();
        return opened.orElseThrow();
      } catch (StoreException e) {
        failure = e;
        failures++;
      }
    }
    throw failure;
  }

  /** Closes the connection that it opened last. */
  @Override
  public void close() {
    Optional<Database> last = opened;
    opened = Optional.empty();
    try {
      last.ifPresent(Database::close);
    } catch (StoreException e) {
      System.getLogger(Reconnections.class.getName())
          .log(System.Logger.Level.DEBUG, "the connection had ended", e);
    }
  }
}

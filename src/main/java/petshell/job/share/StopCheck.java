package petshell.job.share;

import java.time.Duration;
import petshell.job.Operation;
import petshell.store.Database;
import petshell.store.ShareDao;

/**
 * Ends the work of a process when somebody has asked all workers to stop, whatever it waits for.
 */
final class StopCheck {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Operation operation;
  private final long share;
  private final long run;
  private long next = System.nanoTime();

  /**
   * Makes it.
   *
   * @param share the number of the shared backfill
   * @param run that of the process
   */
  StopCheck(Operation operation, long share, long run) {
    this.operation = operation;
    this.share = share;
    this.run = run;
  }

  /** Returns whether it is time to look; then it is not again for a second. */
  boolean isDue() {
    long now = System.nanoTime();
    if (now - next < 0) {
      return false;
    }
    next = now + BETWEEN_LOOKS.toNanos();
    return true;
  }

  /** Looks whether the process is to go on; on the thread that uses the connection. */
  void look() {
    Database database = operation.database();
    ShareDao shares = database.sharing().orElseThrow().dao();
    if (!operation.cancellation().requested()
        && !database.read(() -> shares.find(share)).map(is -> is.has(run)).orElse(false)) {
      operation.progress().message(SharedBackfill.STOPPED);
      operation.cancellation().request();
    }
  }
}

package petshell.store.sqlite;

import java.time.Duration;
import org.sqlite.BusyHandler;
import petshell.store.DatabaseUse;
import petshell.store.Waiting;

/**
 * Waits for a lock in short steps. SQLite's own handler waits up to 100 ms between two tries and so
 * can miss the gap that a busy writer leaves; it also cannot be stopped when the user wants to
 * stop.
 */
final class SqliteBusyHandler extends BusyHandler {
  private static final Duration LONGEST_STEP = Duration.ofMillis(10);

  private final Duration timeout;
  private final Waiting waiting;
  private final DatabaseUse use;
  private Duration patience;
  private boolean holdsLock;
  private long waitingSince;

  SqliteBusyHandler(Duration timeout, Waiting waiting, DatabaseUse use) {
    this.timeout = timeout;
    this.waiting = waiting;
    this.use = use;
    this.patience = timeout;
  }

  /** Has it wait for so long at most, and no longer than the timeout, as a lock is held. */
  void limit(Duration time) {
    holdsLock = true;
    patience = time.compareTo(timeout) < 0 ? time : timeout;
  }

  /** Has it wait as long as the timeout allows. */
  void unlimit() {
    holdsLock = false;
    patience = timeout;
  }

  @Override
  protected int callback(int earlierCalls) {
    if (earlierCalls == 0) {
      waitingSince = System.nanoTime();
    }
    if (!holdsLock) {
      letStop();
    }
    long now = System.nanoTime();
    Duration left = patience.minusNanos(now - waitingSince);
    if (left.isZero() || left.isNegative()) {
      return 0;
    }
    Duration step = Duration.ofMillis(Math.min(1L + earlierCalls, LONGEST_STEP.toMillis()));
    boolean stop = waiting.await(step.compareTo(left) < 0 ? step : left);
    return stop ? 0 : 1;
  }

  /** The time for which the process is stopped is no time of waiting. */
  private void letStop() {
    long before = System.nanoTime();
    use.ends();
    use.starts();
    waitingSince += System.nanoTime() - before;
  }
}

package petshell.job;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import petshell.store.Database;

/**
 * Interrupts whatever statement a database runs as soon as the user wants to stop, for work that
 * only reads and so has nothing to finish. It does so repeatedly, as a request may come between two
 * statements.
 */
public final class Interrupter implements AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(50);

  /** If the request came first, the work finds that itself; this is for work that does not poll. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Database database;
  private final Cancellation cancellation;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = new Thread(this::watch, "interrupter");

  private Interrupter(Database database, Cancellation cancellation) {
    this.database = database;
    this.cancellation = cancellation;
  }

  /**
   * Starts it.
   *
   * @param database whose statements are interrupted
   * @param cancellation set when the user or the system stops the work
   * @return to be closed before the database is
   */
  public static Interrupter of(Database database, Cancellation cancellation) {
    Interrupter interrupter =
        new Interrupter(
            Objects.requireNonNull(database, "database"),
            Objects.requireNonNull(cancellation, "cancellation"));
    interrupter.thread.setDaemon(true);
    interrupter.thread.start();
    return interrupter;
  }

  private void watch() {
    Duration wait = cancellation.requested() ? PATIENCE : Duration.ZERO;
    cancellation.await(Duration.ofDays(365));
    while (!isClosedWithin(wait)) {
      database.interrupt();
      wait = STEP;
    }
  }

  private boolean isClosedWithin(Duration time) {
    try {
      return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException end) {
      return true;
    }
  }

  /** Ends it; nothing is interrupted any more. */
  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
  }
}

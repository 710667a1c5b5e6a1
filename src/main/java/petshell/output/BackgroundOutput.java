package petshell.output;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Prints on a thread of its own, for work that must not wait until a terminal or a pipe takes what
 * is printed. What comes faster than it is taken is left out. Thread-safe.
 */
public final class BackgroundOutput {
  private static final int MOST_WAITING = 1_000;

  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          1,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          BackgroundOutput::daemon,
          new ThreadPoolExecutor.DiscardPolicy());

  /** Makes it; the thread starts with the first output, and ends when there is none for long. */
  public BackgroundOutput() {
    thread.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Runnable work) {
    Thread made = new Thread(work, "output");
    made.setDaemon(true);
    return made;
  }

  /**
   * Prints soon, or never; returns at once.
   *
   * @param printing prints
   */
  public void print(Runnable printing) {
    thread.execute(Objects.requireNonNull(printing, "printing"));
  }

  /**
   * Waits until all is printed.
   *
   * @param time how long at most, zero or more
   */
  public void settle(Duration time) {
    if (thread.getQueue().isEmpty() && thread.getActiveCount() == 0) {
      return;
    }
    CountDownLatch printed = new CountDownLatch(1);
    print(printed::countDown);
    try {
      printed.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

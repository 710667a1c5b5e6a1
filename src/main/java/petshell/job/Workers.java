package petshell.job;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import petshell.store.PetShellException;

/**
 * Threads that compute while the job's own thread, which alone has the database, reads and writes.
 */
public final class Workers implements AutoCloseable {
  /** More would hold more memory than they save time: the job's own thread cannot feed them. */
  private static final int MOST = 8;

  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  private final ExecutorService threads;
  private final int count;

  private Workers(int count) {
    this.count = count;
    this.threads =
        Executors.newFixedThreadPool(
            count,
            work -> {
              Thread thread = new Thread(work, "petshell-worker");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Returns one thread, which does its work in the order in which it is given. */
  public static Workers one() {
    return new Workers(1);
  }

  /** Returns as many threads as there are processors. */
  public static Workers oneEach() {
    return new Workers(Math.min(MOST, Runtime.getRuntime().availableProcessors()));
  }

  /** Returns how many threads there are, 1 or more. */
  public int count() {
    return count;
  }

  /**
   * Runs work on one of the threads.
   *
   * @return gives the result, or the exception of the work
   */
  public <T> Future<T> submit(Callable<T> work) {
    return threads.submit(work);
  }

  /**
   * Waits for what a thread computes.
   *
   * @throws PetShellException if the work ended so
   * @throws IllegalStateException if it failed otherwise or was stopped
   */
  public static <T> T await(Future<T> result) {
    try {
      return result.get();
    } catch (InterruptedException | CancellationException e) {
      throw new IllegalStateException("a worker was stopped", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof PetShellException failure) {
        throw failure;
      }
      throw new IllegalStateException("a worker failed", e.getCause());
    }
  }

  /**
   * Waits until what was under way has ended, after {@link #close}.
   *
   * @return whether it has, in a time in which a statement that was cancelled has
   */
  public boolean awaitEnd() {
    try {
      return threads.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Stops what is under way; nothing of it is left behind. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}

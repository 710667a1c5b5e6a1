package petshell.job;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import petshell.store.PetShellException;

/**
 * Cancellation token: set by the signal handler, polled by the job. Set once, the work stops after
 * its current batch; asked again, it gives up the batch. Thread-safe.
 */
public final class Cancellation {
  /** Something to be closed when the hook is no longer wanted. */
  @FunctionalInterface
  public interface Hook extends AutoCloseable {
    /** Takes the hook away; does nothing where it has run or is gone. */
    @Override
    void close();
  }

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch aborted = new CountDownLatch(1);
  private final Object lock = new Object();
  private Optional<Runnable> hook = Optional.empty();

  /** Asks to stop; the second time, to give up the current batch, which runs the abort hook. */
  public void request() {
    Optional<Runnable> toRun = Optional.empty();
    synchronized (lock) {
      if (requested()) {
        aborted.countDown();
        toRun = hook;
        hook = Optional.empty();
      }
      requested.countDown();
    }
    toRun.ifPresent(Runnable::run);
  }

  /** Returns whether the job is to stop. */
  public boolean requested() {
    return requested.getCount() == 0;
  }

  /** Returns whether a stop was requested a second time. */
  public boolean abortRequested() {
    return aborted.getCount() == 0;
  }

  /**
   * Waits until a stop is requested, at most for a time.
   *
   * @param time how long at most, not negative
   * @return whether anybody has asked to stop; true at once where the thread is interrupted
   */
  public boolean await(Duration time) {
    Objects.requireNonNull(time, "time");
    try {
      return requested.await(time.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /**
   * Ends the work if a stop was requested.
   *
   * @throws PetShellException of the kind INTERRUPTED if {@link #requested()}
   */
  public void throwIfRequested() {
    if (requested()) {
      throw new PetShellException(
          PetShellException.Kind.INTERRUPTED, "interrupted; nothing was changed", "run it again");
    }
  }

  /**
   * Sets what is run, once, at the second request; on the thread of the request, or at once on this
   * one where that has happened already. Takes the place of an earlier hook.
   *
   * @param action must be safe on another thread, short, and not throw, such as the cancelling of a
   *     statement
   * @return closes the hook
   */
  public Hook onAbort(Runnable action) {
    Objects.requireNonNull(action, "action");
    Optional<Runnable> mine = Optional.of(action);
    boolean tooLate;
    synchronized (lock) {
      tooLate = abortRequested();
      hook = tooLate ? Optional.empty() : mine;
    }
    if (tooLate) {
      action.run();
    }
    return () -> remove(mine);
  }

  /** Returns whether an abort hook waits to be run. */
  public boolean hasAbortHook() {
    synchronized (lock) {
      return hook.isPresent();
    }
  }

  private void remove(Optional<Runnable> mine) {
    synchronized (lock) {
      if (hook.equals(mine)) {
        hook = Optional.empty();
      }
    }
  }
}

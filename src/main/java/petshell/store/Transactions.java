package petshell.store;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** The transactions of one connection; one within another is part of it. Not thread-safe. */
final class Transactions implements Work {
  private static final Duration SHORTEST_REST = Duration.ofMillis(10);
  private static final Duration LONGEST_REST = Duration.ofMillis(160);

  private final Engine engine;
  private final Handle handle;
  private final OpenOptions options;
  private final TransactionWatch watch;
  private Runnable requireLock = () -> {};
  private boolean inTransaction;
  private Duration lockHeld = Duration.ZERO;

  Transactions(Engine engine, Handle handle, OpenOptions options, TransactionWatch watch) {
    this.engine = engine;
    this.handle = handle;
    this.options = options;
    this.watch = watch;
  }

  @Override
  public <T> T read(Supplier<T> work) {
    return believed(
        inTransaction ? work : () -> transaction(() -> engine.beginSnapshot(handle), work));
  }

  @Override
  public <T> T look(Supplier<T> work) {
    return believed(inTransaction ? work : () -> inUse(() -> explained(work)));
  }

  private <T> T explained(Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException e) {
      throw explain(e);
    }
  }

  /** What is read while another program writes may look damaged, or worse, sound. */
  private <T> T believed(Supplier<T> work) {
    T result;
    try {
      result = work.get();
    } catch (PetShellException e) {
      if (e.kind() != PetShellException.Kind.INTERRUPTED) {
        engine.requireStill();
      }
      throw e;
    } catch (RuntimeException e) {
      engine.requireStill();
      throw e;
    }
    engine.requireStill();
    return result;
  }

  @Override
  public <T> T write(Supplier<T> work) {
    return inTransaction ? work.get() : untilFree(() -> locked(work));
  }

  @Override
  public <T> T readWhenFree(Supplier<T> work) {
    return inTransaction ? work.get() : untilFree(() -> read(work));
  }

  /** See {@link Database#lockHeld}. */
  Duration lockHeld() {
    return lockHeld;
  }

  private <T> T untilFree(Supplier<T> attempt) {
    long start = System.nanoTime();
    Duration rest = SHORTEST_REST;
    while (true) {
      try {
        return attempt.get();
      } catch (StoreException e) {
        Duration past = Duration.ofNanos(System.nanoTime() - start).plus(rest);
        if (!engine.mayRetry(e)
            || past.compareTo(options.busyTimeout()) >= 0
            || options.waiting().await(jittered(rest))) {
          throw e;
        }
        Duration longer = rest.multipliedBy(2);
        rest = longer.compareTo(LONGEST_REST) < 0 ? longer : LONGEST_REST;
      }
    }
  }

  /** Returns at least half of it, so that two who wait for each other do not go on doing so. */
  private static Duration jittered(Duration rest) {
    return rest.multipliedBy(ThreadLocalRandom.current().nextInt(50, 101)).dividedBy(100);
  }

  private <T> T locked(Supplier<T> work) {
    AtomicLong granted = new AtomicLong();
    lockHeld = Duration.ZERO;
    Runnable begin =
        () -> {
          engine.beginWrite(handle);
          granted.set(System.nanoTime());
        };
    try {
      return transaction(
          begin,
          () -> {
            engine.requireSame();
            T result = work.get();
            requireLock.run();
            return result;
          });
    } finally {
      if (granted.get() != 0) {
        lockHeld = Duration.ofNanos(System.nanoTime() - granted.get());
      }
    }
  }

  /** Sets what each write runs before it is committed; what that throws has it rolled back. */
  void onlyWhile(Runnable requireHeld) {
    requireLock = requireHeld;
  }

  /** Returns whether a transaction is open. */
  boolean isOpen() {
    return inTransaction;
  }

  /** Does something that may lock the database for a moment. */
  <T> T inUse(Supplier<T> work) {
    options.use().starts();
    try {
      return work.get();
    } finally {
      options.use().ends();
    }
  }

  private <T> T transaction(Runnable begin, Supplier<T> work) {
    return inUse(() -> startedAndEnded(begin, work));
  }

  private <T> T startedAndEnded(Runnable begin, Supplier<T> work) {
    T result;
    try {
      watch.reached(TransactionWatch.Point.BEFORE_BEGIN);
      begin.run();
      watch.reached(TransactionWatch.Point.BEGUN);
      inTransaction = true;
      result = work.get();
      watch.reached(TransactionWatch.Point.BEFORE_COMMIT);
      engine.commit(handle);
    } catch (JdbiException e) {
      rollback(e);
      throw explain(e);
    } catch (RuntimeException | Error e) {
      rollback(e);
      throw e;
    } finally {
      inTransaction = false;
    }
    watch.reached(TransactionWatch.Point.COMMITTED);
    return result;
  }

  /**
   * Rolls back what is open. That fails, too, where nothing is open: the beginning failed, or the
   * engine has rolled it back itself.
   *
   * @param failure why; takes the failure of the rollback as a suppressed one
   */
  private void rollback(Throwable failure) {
    try {
      engine.rollback(handle);
    } catch (JdbiException e) {
      failure.addSuppressed(e);
    }
  }

  /** Puts into words what the driver threw. */
  StoreException explain(Throwable thrown) {
    return engine.explain(thrown, options.busyTimeout());
  }
}

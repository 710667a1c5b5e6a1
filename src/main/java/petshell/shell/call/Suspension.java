package petshell.shell.call;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import petshell.store.DatabaseUse;

/**
 * Stops the process for Ctrl-Z, as soon as it holds no lock on a database: else the web app would
 * wait until the user types {@code fg}. Thread-safe.
 */
public final class Suspension implements DatabaseUse {
  /** Beyond that, the user is to know what is waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** A terminal that takes no output does not keep the process from being stopped. */
  private static final Duration OUTPUT = Duration.ofMillis(300);

  /** Shows on the terminal what happens. */
  public interface Scene {
    /** Shows nothing. */
    Scene EMPTY =
        new Scene() {
          @Override
          public void waits() {}

          @Override
          public void stops() {}

          @Override
          public void goesOn() {}
        };

    /** Says that the process is stopped later. */
    void waits();

    /** Leaves the terminal to the user. */
    void stops();

    /** Takes it again. */
    void goesOn();
  }

  private final Runnable stop;
  private Scene scene = Scene.EMPTY;
  private int uses;
  private boolean isWanted;

  /**
   * Makes it.
   *
   * @param stop suspends the process, and returns when it resumes
   */
  public Suspension(Runnable stop) {
    this.stop = Objects.requireNonNull(stop, "stop");
  }

  /** Returns one for a process that is never stopped. */
  static Suspension none() {
    return new Suspension(() -> {});
  }

  /**
   * Sets what shows it from now on.
   *
   * @param changed must be safe on any thread
   * @return what showed it before
   */
  public synchronized Scene showBy(Scene changed) {
    Scene before = scene;
    scene = changed;
    return before;
  }

  /** Takes a Ctrl-Z: stops now, or as soon as no database is in use. */
  public void request() {
    Optional<Scene> waiting = stopOrWait();
    waiting.ifPresent(shown -> withinReason(shown::waits));
  }

  private synchronized Optional<Scene> stopOrWait() {
    isWanted = true;
    if (uses == 0) {
      suspend();
      return Optional.empty();
    }
    long end = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (long left = PATIENCE.toMillis(); isWanted && left > 0; ) {
        wait(left);
        left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return isWanted ? Optional.of(scene) : Optional.empty();
  }

  @Override
  public synchronized void starts() {
    uses++;
  }

  @Override
  public synchronized void ends() {
    uses--;
    if (isWanted && uses == 0) {
      suspend();
    }
  }

  /** Within the monitor, so that no use of a database starts before the process is stopped. */
  private void suspend() {
    isWanted = false;
    withinReason(scene::stops);
    stop.run();
    withinReason(scene::goesOn);
    notifyAll();
  }

  private static void withinReason(Runnable output) {
    Thread thread = new Thread(output, "suspension");
    thread.setDaemon(true);
    thread.start();
    try {
      thread.join(OUTPUT.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

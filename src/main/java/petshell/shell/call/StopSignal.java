package petshell.shell.call;

import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import petshell.job.Cancellation;

/**
 * What happens when the user or the system wants the running command to stop. A command that has
 * asked for its cancellation token gets the signal through it; one that has not is abandoned.
 * Thread-safe.
 */
public final class StopSignal {
  private final Cancellation cancellation = new Cancellation();
  private final Runnable leave;
  private volatile boolean watched;
  private volatile boolean isTheEnd;
  private volatile BooleanSupplier ignored = () -> false;
  private volatile Optional<Runnable> answer = Optional.empty();

  /**
   * Makes a signal that has not arrived yet.
   *
   * @param leave exits the process: no command polls, or this is the third signal
   */
  public StopSignal(Runnable leave) {
    this.leave = Objects.requireNonNull(leave, "leave");
  }

  /** Returns the cancellation token, and notes that the command polls it. */
  public Cancellation watch() {
    watched = true;
    return cancellation;
  }

  /** Notes that another command starts, which may not poll the token. */
  public void nextCommand() {
    watched = false;
    isTheEnd = false;
    answer = Optional.empty();
  }

  /**
   * Sets what answers the first signal, so that the user knows that it was received.
   *
   * @param action must be safe on another thread
   */
  void answerBy(Runnable action) {
    answer = Optional.of(action);
  }

  /**
   * Leaves Ctrl-C to another program, such as a pager.
   *
   * @param changed returns whether that is the case now; safe on any thread
   */
  public void ignoreInterruptsWhile(BooleanSupplier changed) {
    ignored = changed;
  }

  /** Returns whether Ctrl-C is left to another program now. */
  public boolean ignoresInterrupts() {
    return ignored.getAsBoolean();
  }

  /** Takes a Ctrl-C, unless it is left to another program. */
  public void interrupt() {
    if (!ignoresInterrupts()) {
      arrive();
    }
  }

  /** Takes a signal to stop. */
  public void arrive() {
    boolean unheard = !watched || cancellation.abortRequested();
    boolean nothingToAbort = cancellation.requested() && !cancellation.hasAbortHook();
    boolean isFirst = watched && !cancellation.requested();
    cancellation.request();
    if (isFirst) {
      answer.ifPresent(Runnable::run);
    }
    if (unheard || nothingToAbort) {
      leave.run();
    }
  }

  /** Notes that the command has worked until it was stopped, as it was to do. */
  public void endWork() {
    isTheEnd = true;
  }

  /** Returns whether it has arrived and cut the command's work short. */
  public boolean cutShort() {
    return arrived() && !isTheEnd;
  }

  /** Returns whether it has arrived. */
  public boolean arrived() {
    return cancellation.requested();
  }
}

package petshell.shell.call;

import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import petshell.job.Cancellation;

/**
 * What happens when the user or the system wants the running command to stop. A command that has
 * asked for its cancellation is told through it; one that has not is simply left. Thread-safe.
 */
public final class StopSignal {
  private final Cancellation cancellation = new Cancellation();
  private final Runnable leave;
  private volatile boolean watched;
  private volatile BooleanSupplier ignored = () -> false;
  private volatile Optional<Runnable> answer = Optional.empty();

  /**
   * Makes a signal that has not arrived yet.
   *
   * @param leave leaves a command that does not look, or that is asked a third time
   */
  public StopSignal(Runnable leave) {
    this.leave = Objects.requireNonNull(leave, "leave");
  }

  /** Returns what the command has to look at, and notes that it does. */
  public Cancellation watch() {
    watched = true;
    return cancellation;
  }

  /** Notes that another command starts, which may not look. */
  public void nextCommand() {
    watched = false;
    answer = Optional.empty();
  }

  /**
   * Sets what answers the first wish to stop, so that the user knows that it was heard.
   *
   * @param action must be safe on another thread
   */
  void answerBy(Runnable action) {
    answer = Optional.of(action);
  }

  /**
   * Has Ctrl-C left to somebody else, as to a pager.
   *
   * @param changed tells whether it is just now; safe on any thread
   */
  public void ignoreInterruptsWhile(BooleanSupplier changed) {
    ignored = changed;
  }

  /** Tells whether Ctrl-C is left to somebody else just now. */
  public boolean ignoresInterrupts() {
    return ignored.getAsBoolean();
  }

  /** Takes a Ctrl-C, unless it is left to somebody else. */
  public void interrupt() {
    if (!ignoresInterrupts()) {
      arrive();
    }
  }

  /** Takes the wish to stop. */
  public void arrive() {
    boolean nobodyListens = !watched || cancellation.abortRequested();
    boolean nothingToAbort = cancellation.requested() && !cancellation.hasAbortHook();
    boolean isFirst = watched && !cancellation.requested();
    cancellation.request();
    if (isFirst) {
      answer.ifPresent(Runnable::run);
    }
    if (nobodyListens || nothingToAbort) {
      leave.run();
    }
  }

  /** Tells whether it has arrived. */
  public boolean arrived() {
    return cancellation.requested();
  }
}

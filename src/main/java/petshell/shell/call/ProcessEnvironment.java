package petshell.shell.call;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

/**
 * All that the shell touches of the process it runs in, so that a test can put something else in
 * its place.
 *
 * @param input standard input
 * @param output standard output
 * @param error standard error
 * @param terminals which of the three are terminals
 * @param environment the variables of the process
 * @param clock gives the time
 * @param stops delivers the signals to stop
 */
public record ProcessEnvironment(
    InputStream input,
    OutputStream output,
    OutputStream error,
    Terminals terminals,
    Map<String, String> environment,
    InstantSource clock,
    Stops stops) {
  /** Brings the wishes of the user or the system that the program stop. */
  public interface Stops {
    /**
     * Runs an action whenever the user asks to stop, from now on, in place of ending the process.
     *
     * @param action must be safe on another thread
     */
    void onInterrupt(Runnable action);

    /**
     * Runs an action whenever the system asks to stop, or the terminal goes away, from now on, in
     * place of ending the process.
     *
     * @param action must be safe on another thread
     */
    void onTerminate(Runnable action);

    /**
     * Runs an action whenever the user wants to suspend the process, from now on, in place of
     * stopping it. Does nothing where the system has no such wish.
     *
     * @param action must be safe on another thread
     */
    default void onSuspend(Runnable action) {}

    /** Suspends the process, and returns when it resumes; at once where that is impossible. */
    default void suspend() {}

    /** Exits immediately; used when no command is listening for cancellation. */
    void leave();
  }

  /**
   * Copies the variables.
   *
   * @throws NullPointerException if anything is null
   */
  public ProcessEnvironment {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(output, "output");
    Objects.requireNonNull(error, "error");
    Objects.requireNonNull(terminals, "terminals");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(stops, "stops");
    environment = Map.copyOf(environment);
  }

  /** Returns those of this process. */
  public static ProcessEnvironment ofProcess() {
    Map<String, String> environment = System.getenv();
    return new ProcessEnvironment(
        StandardInput.ofProcess(),
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        TerminalProbe.look(environment),
        environment,
        Clock.tickMillis(ZoneOffset.UTC),
        new ProcessStops());
  }
}

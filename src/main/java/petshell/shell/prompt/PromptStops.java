package petshell.shell.prompt;

import java.util.Objects;
import petshell.shell.call.StopSignal;

/**
 * Takes the signals to stop at the prompt: Ctrl-C is for the command that runs, if one does; a
 * signal of the system ends the shell as well. Thread-safe.
 */
final class PromptStops {
  private static final int INTERRUPTS_TO_LEAVE = 3;

  private final Runnable leaveProcess;
  private StopSignal running = idle();
  private boolean isRunning;
  private boolean leaving;
  private int interrupts;

  /**
   * Makes it.
   *
   * @param leaveProcess ends the process at once
   */
  PromptStops(Runnable leaveProcess) {
    this.leaveProcess = Objects.requireNonNull(leaveProcess, "leaveProcess");
  }

  /** Notes that a command starts, and returns its signal. */
  synchronized StopSignal start() {
    running = idle();
    interrupts = 0;
    isRunning = true;
    return running;
  }

  /** Notes that the command has ended. */
  synchronized void end() {
    isRunning = false;
  }

  /** Takes a Ctrl-C. The third one for the same command ends the process. */
  void interrupt() {
    if (current().ignoresInterrupts()) {
      return;
    }
    if (countInterrupt() < INTERRUPTS_TO_LEAVE) {
      current().arrive();
    } else {
      leaveProcess.run();
    }
  }

  /** Takes the system's wish. */
  void terminate() {
    if (noteLeaving()) {
      current().arrive();
    } else {
      leaveProcess.run();
    }
  }

  /** Returns whether the system wants the shell to end. */
  synchronized boolean isLeaving() {
    return leaving;
  }

  private synchronized int countInterrupt() {
    interrupts += isRunning ? 1 : 0;
    return interrupts;
  }

  private synchronized StopSignal current() {
    return running;
  }

  private synchronized boolean noteLeaving() {
    leaving = true;
    return isRunning;
  }

  /** A command that does not poll cannot be ended without ending the shell. */
  private static StopSignal idle() {
    return new StopSignal(() -> {});
  }
}

package petshell.shell.call;

import java.io.IOException;
import java.util.Optional;
import petshell.store.PetShellException;

/**
 * Brings the signals with which Ctrl-C, kill and a closed window ask a process to stop, and that of
 * Ctrl-Z where the system has it.
 */
final class ProcessStops implements ProcessEnvironment.Stops {
  private static final String SUSPEND = "TSTP";

  @Override
  public void onInterrupt(Runnable action) {
    Signals.on("INT", action);
  }

  @Override
  public void onTerminate(Runnable action) {
    Signals.on("TERM", action);
    Signals.on("HUP", action);
  }

  @Override
  public void onSuspend(Runnable action) {
    Signals.on(SUSPEND, action);
  }

  /**
   * With what the system does by default, so that the user's shell sees a stopped job. By the
   * system's shell, as Java sends no signal that it does not handle.
   */
  @Override
  public void suspend() {
    Optional<Object> handler = Signals.byDefault(SUSPEND);
    try {
      String kill = "kill -" + SUSPEND + " " + ProcessHandle.current().pid();
      new ProcessBuilder("/bin/sh", "-c", kill).start().waitFor();
    } catch (IOException noShell) {
      System.getLogger(ProcessStops.class.getName())
          .log(System.Logger.Level.DEBUG, "cannot be stopped", noShell);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      handler.ifPresent(before -> Signals.handle(SUSPEND, before));
    }
  }

  @Override
  public void leave() {
    System.exit(PetShellException.Kind.INTERRUPTED.exitCode());
  }
}

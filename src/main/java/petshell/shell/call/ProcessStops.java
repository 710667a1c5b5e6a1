package petshell.shell.call;

import java.io.IOException;
import org.jline.utils.Signals;
import petshell.store.PetShellException;

/**
 * Brings the signals with which Ctrl-C, kill and a closed window ask a process to stop, and that of
 * Ctrl-Z where the system has it.
 */
final class ProcessStops implements ProcessEnvironment.Stops {
  private static final String SUSPEND = "TSTP";

  @Override
  public void onInterrupt(Runnable action) {
    Signals.register("INT", action);
  }

  @Override
  public void onTerminate(Runnable action) {
    Signals.register("TERM", action);
    Signals.register("HUP", action);
  }

  @Override
  public void onSuspend(Runnable action) {
    Signals.register(SUSPEND, action);
  }

  /**
   * With what the system does by default, so that the user's shell sees a stopped job. By the
   * system's shell, as Java sends no signal that it does not handle.
   */
  @Override
  public void suspend() {
    Object handler = Signals.registerDefault(SUSPEND);
    try {
      String kill = "kill -" + SUSPEND + " " + ProcessHandle.current().pid();
      new ProcessBuilder("/bin/sh", "-c", kill).start().waitFor();
    } catch (IOException noShell) {
      System.getLogger(ProcessStops.class.getName())
          .log(System.Logger.Level.DEBUG, "cannot be stopped", noShell);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      Signals.unregister(SUSPEND, handler);
    }
  }

  @Override
  public void leave() {
    System.exit(PetShellException.Kind.INTERRUPTED.exitCode());
  }
}

package petshell.shell;

import org.jline.utils.Signals;
import petshell.store.PetShellException;

/** Brings the signals with which Ctrl-C, kill and a closed window ask a process to stop. */
final class ProcessStops implements Surroundings.Stops {
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
  public void leave() {
    System.exit(PetShellException.Kind.INTERRUPTED.exitCode());
  }
}

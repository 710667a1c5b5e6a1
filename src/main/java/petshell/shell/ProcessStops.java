package petshell.shell;

import java.util.List;
import org.jline.utils.Signals;
import petshell.store.PetShellException;

/** Brings the signals with which Ctrl-C, kill and a closed window ask a process to stop. */
final class ProcessStops implements Surroundings.Stops {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

  @Override
  public void onStop(Runnable action) {
    SIGNALS.forEach(signal -> Signals.register(signal, action));
  }

  @Override
  public void leave() {
    System.exit(PetShellException.Kind.INTERRUPTED.exitCode());
  }
}

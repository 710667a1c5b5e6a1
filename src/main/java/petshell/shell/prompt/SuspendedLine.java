package petshell.shell.prompt;

import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;
import petshell.shell.call.Suspension;

/**
 * Leaves the terminal as it was found while a line is typed and the process is stopped. JLine draws
 * the line again when it resumes.
 */
final class SuspendedLine implements Suspension.Scene {
  private static final String PASTED_AS_TYPED = "\u001b[?2004l";
  private static final String PASTED_APART = "\u001b[?2004h";

  private final Terminal terminal;
  private final Attributes usual;
  private Attributes reading;

  SuspendedLine(Terminal terminal, Attributes usual) {
    this.terminal = terminal;
    this.usual = usual;
    this.reading = usual;
  }

  @Override
  public void waits() {}

  @Override
  public synchronized void stops() {
    reading = terminal.getAttributes();
    if (!isDumb()) {
      terminal.puts(Capability.keypad_local);
      terminal.writer().write(PASTED_AS_TYPED);
    }
    terminal.flush();
    terminal.setAttributes(usual);
  }

  @Override
  public synchronized void goesOn() {
    terminal.setAttributes(reading);
    if (!isDumb()) {
      terminal.writer().write(PASTED_APART);
    }
    terminal.flush();
  }

  private boolean isDumb() {
    return terminal.getType().startsWith(Terminal.TYPE_DUMB);
  }
}

package petshell.shell.command;

import org.springframework.shell.core.command.annotation.Command;
import petshell.output.Console;
import petshell.shell.call.Call;
import petshell.shell.dispatch.Unpaged;
import petshell.shell.dispatch.WithoutResults;

/** Clears the screen. */
final class ClearCommand {
  private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";

  private final boolean canClear;

  /**
   * Makes the command.
   *
   * @param canClear whether a terminal, where there is one, understands the order
   */
  ClearCommand(boolean canClear) {
    this.canClear = canClear;
  }

  @Unpaged
  @WithoutResults
  @Command(name = "clear", group = "Shell", description = "Clear the screen.", help = "clear")
  void clear(Call call) {
    Console console = call.console();
    if (canClear && console.facts().outputTerminal()) {
      console.out().print(HOME_AND_CLEAR);
    }
  }
}

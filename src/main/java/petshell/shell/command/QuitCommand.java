package petshell.shell.command;

import org.springframework.shell.core.command.annotation.Command;
import petshell.shell.call.Call;

/** Leaves. */
final class QuitCommand {
  @Command(
      name = "quit",
      alias = "exit",
      group = "Shell",
      description = "Leaves the prompt, or ends the command file.",
      help = "quit")
  void quit(Call call) {
    call.leave();
  }
}

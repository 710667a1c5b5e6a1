package petshell.shell.command;

import org.springframework.shell.core.command.annotation.Command;
import petshell.shell.call.Call;
import petshell.shell.dispatch.WithoutResults;

/** Leaves. */
final class QuitCommand {
  @WithoutResults
  @Command(
      name = "quit",
      alias = {"exit", "\\q", ".quit", ".exit", ":q"},
      group = "Shell",
      description = "Leave the prompt, or end the command file.",
      help = "quit")
  void quit(Call call) {
    call.leave();
  }
}

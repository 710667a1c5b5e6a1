package petshell.shell.command;

import org.springframework.shell.core.command.annotation.Command;
import petshell.shell.call.Call;
import petshell.shell.call.Version;

/** Shows which petshell this is. */
final class VersionCommand {
  @Command(
      name = "version",
      group = "Shell",
      description = "Shows the version of petshell.",
      help = "version")
  void version(Call call) {
    call.console().out().print("petshell " + Version.number() + "\n");
  }
}

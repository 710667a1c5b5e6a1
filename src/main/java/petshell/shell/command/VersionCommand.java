package petshell.shell.command;

import org.springframework.shell.core.command.annotation.Command;
import petshell.shell.call.Call;
import petshell.shell.call.Results;
import petshell.shell.call.Version;

/** Shows which petshell this is. */
final class VersionCommand {
  /**
   * The version as JSON shows it.
   *
   * @param version its number
   */
  record VersionDocument(String version) {}

  @Command(name = "version", group = "Shell", description = "Print the version.", help = "version")
  void version(Call call) {
    String number = Version.number();
    Results.printLines(
        call,
        new VersionDocument(number),
        () -> call.console().out().print("petshell " + number + "\n"));
  }
}

package petshell.shell.command;

import java.util.Optional;
import org.springframework.shell.core.command.annotation.Command;
import petshell.shell.call.Call;

/** Shows which petshell this is. */
public final class VersionCommand {
  @Command(
      name = "version",
      group = "Shell",
      description = "Shows the version of petshell.",
      help = "version")
  void version(Call call) {
    call.console().out().print("petshell " + number() + "\n");
  }

  /** Returns the number of the version, or a word where it runs from loose classes. */
  public static String number() {
    return Optional.ofNullable(VersionCommand.class.getPackage().getImplementationVersion())
        .orElse("unreleased");
  }
}

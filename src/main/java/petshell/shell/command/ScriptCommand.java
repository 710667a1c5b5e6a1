package petshell.shell.command;

import java.nio.file.Path;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import petshell.shell.call.Call;
import petshell.shell.dispatch.Changes;
import petshell.shell.dispatch.FileRunner;
import petshell.shell.dispatch.Unpaged;

/** Runs a command file. */
final class ScriptCommand {
  private final FileRunner files;

  ScriptCommand(FileRunner files) {
    this.files = files;
  }

  @Unpaged
  @Command(
      name = "script",
      group = "Shell",
      description =
          """
          Runs the commands of a file.
          One command a line; lines that start with #, -- or // are comments. The first line that
          fails ends it, unless petshell was started with --keep-going.
          """,
      help =
          """
          script nightly.pets
          script 'my commands.pets' --yes
          """)
  @Changes(value = "whatever the commands of the file change", throughCommands = true)
  void script(Call call, @Argument(index = 0, description = "the command file") Path file) {
    files.runOrThrow(file, file.toString(), call);
  }
}

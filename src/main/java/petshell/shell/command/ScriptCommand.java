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
          Run a command file.
          It has one command per line; lines that start with #, -- or // are comments, unless the --
          starts a global option. The first line that fails ends it, unless --keep-going is given.
          """,
      help =
          """
          script nightly.pets
          script 'my commands.pets' --yes
          script nightly.pets --keep-going --var day=monday
          """)
  @Changes(value = "What the commands of the file change.", throughCommands = true)
  void script(Call call, @Argument(index = 0, description = "the file") Path file) {
    files.runOrThrow(file, file.toString(), call);
  }
}

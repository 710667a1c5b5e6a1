package petshell.shell.command;

import java.nio.file.Path;
import org.springframework.shell.core.command.annotation.Argument;
import org.springframework.shell.core.command.annotation.Command;
import petshell.shell.call.Call;
import petshell.shell.dispatch.Changes;
import petshell.shell.dispatch.FileRunner;
import petshell.shell.dispatch.Unpaged;
import petshell.shell.line.ScriptPosition;
import petshell.shell.line.Usage;

/** Runs a command file from within another. */
final class IncludeCommand {
  private final FileRunner files;

  IncludeCommand(FileRunner files) {
    this.files = files;
  }

  @Unpaged
  @Command(
      name = "include",
      group = "Shell",
      description =
          """
          Runs the commands of a file that is named from the folder of this command file.
          It stands in command files only; elsewhere there is script.
          """,
      help =
          """
          include prepare.pets
          include steps/fill.pets
          """)
  @Changes(value = "whatever the commands of the file change", throughCommands = true)
  void include(Call call, @Argument(index = 0, description = "the command file") Path file) {
    ScriptPosition place =
        call.place()
            .orElseThrow(
                () ->
                    Usage.error("include stands in command files only: " + file + ": use script"));
    Path found = place.folder().map(folder -> folder.resolve(file)).orElse(file);
    Path beside = Path.of(place.name()).resolveSibling(file);
    files.runOrThrow(found, place.folder().isPresent() ? beside.toString() : file.toString(), call);
  }
}

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
          Run a command file from within another.
          The file is named relative to the folder of the file that includes it. At the prompt, use
          script.
          """,
      help =
          """
          include prepare.pets
          include steps/fill.pets
          """)
  @Changes(value = "What the commands of the file change.", throughCommands = true)
  void include(Call call, @Argument(index = 0, description = "the file") Path file) {
    ScriptPosition place =
        call.place()
            .orElseThrow(
                () -> Usage.error("include works only in command files", "use script " + file));
    Path found = place.folder().map(folder -> folder.resolve(file)).orElse(file);
    Path beside = Path.of(place.name()).resolveSibling(file);
    files.runOrThrow(found, place.folder().isPresent() ? beside.toString() : file.toString(), call);
  }
}

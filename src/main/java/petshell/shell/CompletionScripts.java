package petshell.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.call.DatabaseName;
import petshell.shell.call.Suspension;
import petshell.shell.command.Commands;
import petshell.shell.completion.BashCompletion;
import petshell.shell.completion.CompletionModel;
import petshell.shell.completion.PetNames;
import petshell.shell.completion.ZshCompletion;
import petshell.shell.dispatch.CommandSetup;

/**
 * Writes the completion scripts of the system's shells, which the build packs into the archives.
 */
public final class CompletionScripts {
  private CompletionScripts() {}

  /**
   * Writes {@code petshell.bash} and {@code _petshell}, as {@code completion} prints them.
   *
   * @param arguments one word, the folder, which is made where it is missing
   * @throws IOException if they cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    CompletionModel model = model();
    Files.writeString(folder.resolve("petshell.bash"), BashCompletion.script(model));
    Files.writeString(folder.resolve("_petshell"), ZshCompletion.script(model));
  }

  /** Returns what every command line takes, whatever the database. */
  private static CompletionModel model() {
    DatabaseChoice none =
        DatabaseChoice.named(
            () -> DatabaseName.find(Optional.empty(), Map.of()), new Suspension(() -> {}));
    CommandSetup setup = new CommandSetup(none, Map.of());
    Commands.add(setup, new PetNames(none));
    return CompletionModel.of(setup.complete().catalog());
  }
}

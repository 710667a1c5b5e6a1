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
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.CommandSetup;
import petshell.shell.dispatch.ManualPage;

/**
 * Writes the texts that the build makes of the commands and packs into the archives: the completion
 * scripts of the system's shells, and the manual page.
 */
public final class PackagedTexts {
  private PackagedTexts() {}

  /**
   * Writes {@code completions/petshell.bash} and {@code completions/_petshell}, as {@code
   * completion} prints them, and {@code man/petshell.1}, which says what {@code help} says.
   *
   * @param arguments the folder in which these folders are made, and the version of the program
   * @throws IOException if they cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    CommandCatalog catalog = catalog();
    CompletionModel model = CompletionModel.of(catalog);
    Path completions = Files.createDirectories(folder.resolve("completions"));
    Files.writeString(completions.resolve("petshell.bash"), BashCompletion.script(model));
    Files.writeString(completions.resolve("_petshell"), ZshCompletion.script(model));
    Path manual = Files.createDirectories(folder.resolve("man"));
    Files.writeString(manual.resolve("petshell.1"), ManualPage.of(catalog, arguments[1]));
  }

  /** Returns what every command line takes, whatever the database. */
  private static CommandCatalog catalog() {
    DatabaseChoice none =
        DatabaseChoice.named(
            () -> DatabaseName.find(Optional.empty(), Map.of()), new Suspension(() -> {}));
    CommandSetup setup = new CommandSetup(none, Map.of());
    Commands.add(setup, new PetNames(none));
    return setup.complete().catalog();
  }
}

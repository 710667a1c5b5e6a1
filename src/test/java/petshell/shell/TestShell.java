package petshell.shell;

import java.nio.file.Path;
import java.util.Map;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.completion.PetNames;
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.CommandSet;
import petshell.shell.dispatch.CommandSetup;
import petshell.store.sqlite.SqliteFile;

/** The test commands, put together as the program does it. */
public final class TestShell {
  private TestShell() {}

  static CommandSet core() {
    CommandSetup setup =
        new CommandSetup(new DatabaseChoice(() -> new SqliteFile(Path.of("dev.db"))), Map.of());
    TestCommands.addTo(setup, new PetNames(setup.database()));
    return setup.complete();
  }

  public static CommandCatalog catalog() {
    return core().catalog();
  }
}

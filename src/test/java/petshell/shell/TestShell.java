package petshell.shell;

import java.nio.file.Path;
import java.util.Map;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.CommandSet;

/** The test commands, put together as the program does it. */
public final class TestShell {
  private TestShell() {}

  static CommandSet core() {
    ShellSetup setup = new ShellSetup(new DatabaseChoice(() -> Path.of("dev.db")));
    TestCommands.addTo(setup);
    return CommandSet.of(setup, Map.of());
  }

  public static CommandCatalog catalog() {
    return core().catalog();
  }
}

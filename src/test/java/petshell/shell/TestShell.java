package petshell.shell;

import java.nio.file.Path;
import java.util.Map;

/** The test commands, put together as the program does it. */
final class TestShell {
  private TestShell() {}

  static ShellCore core() {
    ShellSetup setup = new ShellSetup(new DatabaseChoice(() -> Path.of("dev.db")));
    TestCommands.addTo(setup);
    return ShellCore.of(setup, Map.of());
  }

  static CommandCatalog catalog() {
    return core().catalog();
  }
}

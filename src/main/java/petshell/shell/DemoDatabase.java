package petshell.shell;

import java.nio.file.Path;
import petshell.output.Console;

/** Makes the throw-away database of {@code --demo}. */
@FunctionalInterface
interface DemoDatabase {
  /**
   * Makes it in a temporary folder, and tells where.
   *
   * @param console takes the message
   * @return its file
   * @throws petshell.store.PetShellException if it cannot be made
   */
  Path make(Console console);
}

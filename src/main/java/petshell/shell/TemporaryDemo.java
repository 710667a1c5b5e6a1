package petshell.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import petshell.job.Cancellation;
import petshell.job.schema.Initialise;
import petshell.output.Console;
import petshell.shell.call.DatabaseName;
import petshell.store.Access;
import petshell.store.OpenOptions;

/** Makes the throw-away database of {@code --demo}. */
final class TemporaryDemo {
  private TemporaryDemo() {}

  /**
   * Makes it in a temporary folder, and prints where.
   *
   * @param console takes the message
   * @return what names it
   * @throws petshell.store.PetShellException if it cannot be made
   */
  static DatabaseName make(Console console) {
    try {
      Path folder = Files.createTempDirectory("petshell-demo-");
      DatabaseName made = DatabaseName.ofFile(folder.resolve("demo.db"));
      OpenOptions options = new OpenOptions(Access.WRITE, Duration.ZERO, new Cancellation()::await);
      new Initialise(made.address(), options).run(true);
      console.message("demo database: " + made.address().label());
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

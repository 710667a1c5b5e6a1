package petshell.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import petshell.job.Cancellation;
import petshell.job.schema.Initialise;
import petshell.output.Console;
import petshell.shell.call.DatabaseName;
import petshell.store.Access;
import petshell.store.OpenOptions;

/** Makes the throw-away database of {@code --demo}, which goes with the process. */
final class TemporaryDemo {
  private TemporaryDemo() {}

  /**
   * Makes it in a temporary folder, and prints where. The folder is deleted when the process exits,
   * with all files in it; a folder that somebody has made in it stays.
   *
   * @param console takes the message
   * @return what names it
   * @throws petshell.store.PetShellException if it cannot be made
   */
  static DatabaseName make(Console console) {
    try {
      Path folder = Files.createTempDirectory("petshell-demo-");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "petshell-demo"));
      DatabaseName made = DatabaseName.ofFile(folder.resolve("demo.db"));
      OpenOptions options = new OpenOptions(Access.WRITE, Duration.ZERO, new Cancellation()::await);
      new Initialise(made.address(), options).run(true);
      console.message("Demo database: " + made.address().label() + " (deleted at the end)");
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What cannot be deleted is left to whoever clears the folder of temporary files. */
  private static void delete(Path folder) {
    try (Stream<Path> content = Files.list(folder)) {
      List<Path> files = content.filter(path -> !Files.isDirectory(path)).toList();
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      System.getLogger(TemporaryDemo.class.getName())
          .log(System.Logger.Level.DEBUG, "the demo stays", e);
    }
  }
}

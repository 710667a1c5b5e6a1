package petshell.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import petshell.job.Cancellation;
import petshell.job.schema.Initialise;
import petshell.output.Console;
import petshell.store.Access;
import petshell.store.OpenOptions;

/** Makes the demo database in a temporary folder. */
public final class TemporaryDemo implements DemoDatabase {
  @Override
  public Path make(Console console) {
    try {
      Path folder = Files.createTempDirectory("petshell-demo-");
      Path file = folder.resolve("demo.db");
      OpenOptions options = new OpenOptions(Access.WRITE, Duration.ZERO, new Cancellation()::await);
      new Initialise(file, options).run(true);
      console.message("demo database: " + file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package petshell.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import petshell.schema.Migrations;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.OpenOptions;

/** Makes a new database in the web app's shape. */
public final class Initialise {
  private final Path file;
  private final OpenOptions options;

  /**
   * Makes the maker of one database.
   *
   * @param file where, never null
   * @param options how to open it, never null
   */
  public Initialise(Path file, OpenOptions options) {
    this.file = Objects.requireNonNull(file, "file");
    this.options = Objects.requireNonNull(options, "options");
  }

  /**
   * Makes the database; where that fails, nothing is left behind.
   *
   * @param demo whether to put 170 users and 92 pets into it
   * @throws petshell.store.StoreException if there is a file already, or it cannot be made
   */
  public void run(boolean demo) {
    Database.create(file);
    boolean done = false;
    try (Database database = Database.open(file, options.withAccess(Access.WRITE))) {
      new Migrations(database, message -> {}).initialise(demo);
      done = true;
    } finally {
      if (!done) {
        delete();
      }
    }
  }

  private void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

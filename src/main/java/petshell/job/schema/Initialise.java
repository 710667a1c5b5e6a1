package petshell.job.schema;

import java.nio.file.Path;
import java.util.Objects;
import petshell.schema.Migrations;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.NewFile;
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
   * Makes the database, whole or not at all.
   *
   * @param demo whether to put 170 users and 92 pets into it
   * @throws petshell.store.StoreException if there is a file already, files of an older database of
   *     that name are in the way, or it cannot be made
   */
  public void run(boolean demo) {
    try (NewFile made = NewFile.begin(NewFile.Kind.DATABASE, file)) {
      try (Database database = Database.open(made.draft(), options.withAccess(Access.WRITE))) {
        new Migrations(database, message -> {}).initialise(demo);
      }
      made.publish();
    }
  }
}

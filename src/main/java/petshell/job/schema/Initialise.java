package petshell.job.schema;

import java.util.Objects;
import petshell.schema.Migrations;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.DatabaseAddress;
import petshell.store.OpenOptions;

/** Makes a new database in the web app's shape. */
public final class Initialise {
  private final DatabaseAddress address;
  private final OpenOptions options;

  /**
   * Makes the maker of one database.
   *
   * @param address where
   * @param options how to open it
   */
  public Initialise(DatabaseAddress address, OpenOptions options) {
    this.address = Objects.requireNonNull(address, "address");
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
    address.create(
        empty -> {
          try (Database database = Database.open(empty, options.withAccess(Access.WRITE))) {
            new Migrations(database, message -> {}).initialise(demo);
          }
        });
  }
}

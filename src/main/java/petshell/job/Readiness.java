package petshell.job;

import petshell.schema.Journal;
import petshell.schema.WebApp;
import petshell.store.Database;
import petshell.store.PetShellException;

/** Whether a database is ready for work on its traits. */
public final class Readiness {
  private Readiness() {}

  /**
   * Makes sure that the traits column and petshell's own tables are there.
   *
   * @throws PetShellException if they are not
   */
  public static void require(Database database) {
    requireColumn(database);
    requireOwnTables(database);
  }

  /**
   * Makes sure that petshell's own tables are there.
   *
   * @throws PetShellException if they are not
   */
  public static void requireJournal(Database database) {
    WebApp.requirePets(database);
    requireOwnTables(database);
  }

  private static void requireOwnTables(Database database) {
    if (!Journal.isWhole(database)) {
      throw notMigrated(
          database,
          database.schema().hasTable("petshell_run")
              ? "a table of petshell's, or a column of one, is missing"
              : "petshell's tables are missing");
    }
  }

  /**
   * Makes sure that the traits column is there.
   *
   * @throws PetShellException if it is not, or this is not the web app's database
   */
  public static void requireColumn(Database database) {
    if (WebApp.require(database).column("traits").isEmpty()) {
      throw notMigrated(database, "\"Pet\" has no traits column yet");
    }
  }

  private static PetShellException notMigrated(Database database, String what) {
    return new PetShellException(
        PetShellException.Kind.FAILED,
        what + ": " + database.address().label(),
        "run migrate first");
  }
}

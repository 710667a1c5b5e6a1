package petshell.schema;

import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;

/** Says why petshell does not work on a database. */
final class UnusableDatabase {
  private final Database database;

  UnusableDatabase(Database database) {
    this.database = database;
  }

  /**
   * Makes the error.
   *
   * @param what what is in the way
   * @param remedy what to do
   */
  PetShellException because(String what, String remedy) {
    return new PetShellException(
        Kind.FAILED,
        what + ": " + database.address().label(),
        (database.access() == Access.WRITE ? "nothing was written; " : "") + remedy);
  }

  /** Puts a name in quotes, for people. */
  static String quoted(String name) {
    return '"' + name + '"';
  }
}

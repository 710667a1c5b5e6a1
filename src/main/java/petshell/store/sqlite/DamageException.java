package petshell.store.sqlite;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What SQLite did not notice itself: it gave what cannot be in a sound database. */
final class DamageException extends SQLiteException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param found what was found, for people
   */
  DamageException(String found) {
    super(found, SQLiteErrorCode.SQLITE_CORRUPT);
  }
}

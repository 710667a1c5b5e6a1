package petshell.store.sqlite;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultSetException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.sqlite.SQLiteErrorCode;

/** Looks through all pages, rows and indexes of a database. */
final class SqliteDamage {
  private SqliteDamage() {}

  /** Returns what is damaged; nothing where all is sound. */
  static List<String> of(Handle handle) {
    try {
      List<String> report = handle.createQuery("PRAGMA integrity_check").mapTo(String.class).list();
      return report.equals(List.of("ok")) ? List.of() : report;
    } catch (UnableToExecuteStatementException | ResultSetException e) {
      // Where the check of cells finds the damage first, the statement fails instead of reporting.
      if (SqliteErrors.code(e) == SQLiteErrorCode.SQLITE_CORRUPT) {
        return List.of("database disk image is malformed");
      }
      throw e;
    }
  }
}

package petshell.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteOpenMode;

/** Opens SQLite's files; never makes one unasked. */
final class SqliteConnections {
  /**
   * KiB of pages that a writer keeps in memory. A batch of 10,000 pets changes some 6 MB; where
   * they do not fit, SQLite writes them early, and keeps readers out from then on. A setting of
   * this connection's memory alone: what is written, synchronised and committed stays as it is.
   */
  private static final int WRITER_CACHE = 16_000;

  private SqliteConnections() {}

  /**
   * Opens a database that exists.
   *
   * @param busyHandler waits for locks, also for those that are held while it is opened
   */
  static Connection open(Path file, Access access, SqliteBusyHandler busyHandler)
      throws SQLException {
    if (access == Access.WRITE) {
      return open(file, false, busyHandler);
    }
    try {
      return open(file, true, busyHandler);
    } catch (SQLException e) {
      if (!needsRecovery(e)) {
        throw e;
      }
      // A writer was killed in a transaction; only a connection that may write can take it back.
      return openToLookAfterRecovery(file, busyHandler);
    }
  }

  /** Opens a whole database that nobody else writes, to look. */
  static Connection openFrozen(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setReadOnly(true);
    return config.createConnection(url(file) + "?immutable=1");
  }

  private static Connection open(Path file, boolean readOnly, SqliteBusyHandler busyHandler)
      throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    // After setReadOnly, which sets this mode again.
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(0);
    Connection connection = config.createConnection(url(file));
    try {
      BusyHandler.setHandler(connection, busyHandler);
      readHeader(connection);
      if (!readOnly) {
        // Not by the configuration, which reads the file before our busy handler is there.
        execute(connection, "PRAGMA cache_size = -" + WRITER_CACHE);
      }
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static Connection openToLookAfterRecovery(Path file, SqliteBusyHandler busyHandler)
      throws SQLException {
    Connection connection = open(file, false, busyHandler);
    try {
      execute(connection, "PRAGMA query_only = ON");
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Runs a statement without a result. */
  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Makes SQLite read the file now: a text file, a folder or a hot journal shows only then. */
  private static void readHeader(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT COUNT(*) FROM sqlite_master").close();
    }
  }

  private static boolean needsRecovery(SQLException e) {
    SQLiteErrorCode code = SqliteErrors.code(e);
    return code == SQLiteErrorCode.SQLITE_READONLY_ROLLBACK
        || code == SQLiteErrorCode.SQLITE_READONLY_RECOVERY
        || code == SQLiteErrorCode.SQLITE_READONLY_CANTLOCK;
  }

  /** A URI with all that has a meaning in it escaped, because paths may hold ? # and %. */
  private static String url(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath().toUri();
  }
}

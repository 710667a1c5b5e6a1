package petshell.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.sqlite.SQLiteOpenMode;
import petshell.store.StoreException;

/** Opens SQLite's files; never creates one. */
final class SqliteConnections {
  private static final int LONGEST_VALUE = 1_000_000_000;

  private SqliteConnections() {}

  /**
   * Opens a database that exists, to write.
   *
   * @param busyHandler waits for locks, also for those that are held while it is opened
   */
  static Connection openToWrite(Path file, SqliteBusyHandler busyHandler) throws SQLException {
    requireWhole(file, JournalFiles.of(file));
    if (Files.isReadable(file) && !Files.isWritable(file)) {
      // SQLite would open it to read, and leave a log and an index that lock its owner out.
      throw SqliteErrors.notWritable(file, null);
    }
    SQLiteConfig config = new SQLiteConfig();
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.enforceForeignKeys(true);
    // The driver would run one more statement after each.
    config.setGetGeneratedKeys(false);
    config.setBusyTimeout(0);
    Connection connection = config.createConnection(url(file));
    try {
      limit(connection);
      BusyHandler.setHandler(connection, busyHandler);
      readHeader(connection);
      // Not by the configuration, which reads the file before our busy handler is there.
      SqliteWriterCache.setMost(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Opens a whole database that nobody else writes, to look. */
  static Connection openFrozen(Path file) throws SQLException {
    return openToRead(file, "?immutable=1");
  }

  /**
   * Opens a database that cannot be written by this; reads nothing of it yet.
   *
   * @param how what SQLite is asked for in the URL, with its question mark
   */
  static Connection openToRead(Path file, String how) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setGetGeneratedKeys(false);
    // After setReadOnly, which sets this mode again.
    config.resetOpenMode(SQLiteOpenMode.CREATE);
    config.setBusyTimeout(0);
    Connection connection = config.createConnection(url(file) + how);
    try {
      limit(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Limits what a database can do that somebody else may have made. The longest value is that of
   * SQLite as everybody else has it; the driver's would be twice as long. No other file can be
   * attached. A page whose rows reach over one another is damage, before any of them is read.
   */
  private static void limit(Connection connection) throws SQLException {
    SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
    sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
    sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
    execute(connection, "PRAGMA cell_size_check = ON");
  }

  /**
   * Makes sure that opening a file does not delete what lies next to it, as SQLite does where the
   * file is empty.
   */
  static void requireWhole(Path file, JournalFiles beside) {
    if (beside.holdContent() && isEmpty(file)) {
      throw new StoreException(
          StoreException.Reason.FILE,
          "the database file is empty, but the files beside it are not: " + file,
          "move all of them away together and restore a backup",
          null);
    }
  }

  /** Returns whether a file is there, and empty. */
  static boolean isEmpty(Path file) {
    try {
      return Files.size(file) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Runs a statement without a result. */
  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Makes SQLite read the file now: a text file, a folder or a hot journal shows only then. */
  static void readHeader(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.executeQuery("SELECT COUNT(*) FROM sqlite_master").close();
    }
  }

  /** A URI with all that has a meaning in it escaped, because paths may hold ? # and %. */
  private static String url(Path file) {
    return "jdbc:sqlite:" + file.toAbsolutePath().toUri();
  }
}

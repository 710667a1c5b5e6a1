package petshell.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.sqlite.BusyHandler;
import org.sqlite.SQLiteErrorCode;
import petshell.store.OpenOptions;
import petshell.store.StoreException;

/**
 * Opens a database to look, and leaves no trace of that: no byte is changed, and no file made.
 *
 * <p>With a rollback journal, a reader locks the file and leaves nothing. In WAL mode it would make
 * a log and an index of it where there are none, and leave them, as it may not take them away. So
 * where nobody has the database open, it is read without locks, as one that cannot change, and
 * whether that was so is asked again and again. Where others have it open, or were killed, log and
 * index are there: they are used, but the index is not written; where it would have to be, SQLite
 * makes one in memory.
 */
final class SqliteLook {
  /**
   * What a busy writer shows for an instant is taken for the leavings of a killed one no sooner.
   */
  private static final Duration LONGEST_INSTANT = Duration.ofMillis(200);

  private static final Duration STEP = Duration.ofMillis(10);
  private static final String WITH_INDEX_AS_IT_IS = "?readonly_shm=1";
  private static final String WITHOUT_LOCKS = "?immutable=1";

  /** Without locks, a log cannot be used; SQLite says so before it makes one. */
  private static final String WITHOUT_LOG = "?nolock=1";

  private final Path file;
  private final OpenOptions options;
  private final SqliteBusyHandler busyHandler;

  /**
   * An open database.
   *
   * @param connection the connection, which the caller closes
   * @param still what has to stay as it is for what is read to be right; empty where locks see to
   *     that
   */
  record Opened(Connection connection, Optional<StillFile> still) {}

  SqliteLook(Path file, OpenOptions options, SqliteBusyHandler busyHandler) {
    this.file = file;
    this.options = options;
    this.busyHandler = busyHandler;
  }

  /**
   * Opens it.
   *
   * @throws SQLException if it is missing, no database, or cannot be read
   * @throws StoreException if it cannot be looked at without writing
   */
  Opened open() throws SQLException {
    long start = System.nanoTime();
    while (true) {
      JournalFiles beside = JournalFiles.of(file);
      try {
        Optional<Opened> opened = attempt(beside);
        if (opened.isPresent()) {
          return opened.get();
        }
      } catch (SQLException e) {
        Duration past = Duration.ofNanos(System.nanoTime() - start);
        if (past.compareTo(patience(e, beside)) >= 0 || options.waiting().await(STEP)) {
          throw e;
        }
      }
    }
  }

  /** Returns the open database; empty where somebody else opened or closed it meanwhile. */
  private Optional<Opened> attempt(JournalFiles beside) throws SQLException {
    SqliteConnections.requireWhole(file, beside);
    if (beside.log() >= 0 && beside.index()) {
      return Optional.of(new Opened(connect(WITH_INDEX_AS_IT_IS), Optional.empty()));
    }
    if (beside.log() > 0) {
      throw SqliteLookErrors.noIndex(file);
    }
    if (!needsLog()) {
      return Optional.of(new Opened(connect(WITH_INDEX_AS_IT_IS), Optional.empty()));
    }
    StillFile still = StillFile.of(file, options.waiting());
    if (!JournalFiles.of(file).equals(beside)) {
      return Optional.empty();
    }
    return Optional.of(new Opened(connect(WITHOUT_LOCKS), Optional.of(still)));
  }

  /** Returns whether a connection with locks would make a log. */
  private boolean needsLog() throws SQLException {
    try (Connection connection = SqliteConnections.openToRead(file, WITHOUT_LOG);
        Statement statement = connection.createStatement()) {
      return needsLog(statement);
    }
  }

  private static boolean needsLog(Statement statement) throws SQLException {
    try {
      statement.executeQuery("PRAGMA schema_version").close();
      return false;
    } catch (SQLException e) {
      if (SqliteErrors.code(e) == SQLiteErrorCode.SQLITE_CANTOPEN) {
        return true;
      }
      throw e;
    }
  }

  private Connection connect(String how) throws SQLException {
    SideOwners owners = SideOwners.of(file);
    Connection connection = SqliteConnections.openToRead(file, how);
    try {
      BusyHandler.setHandler(connection, busyHandler);
      SqliteConnections.readHeader(connection);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    } finally {
      owners.restore();
    }
  }

  /** Returns for how long the same may be tried again. */
  private Duration patience(SQLException e, JournalFiles before) {
    return switch (SqliteErrors.code(e)) {
      case SQLITE_READONLY_ROLLBACK -> LONGEST_INSTANT;
      case SQLITE_READONLY_RECOVERY,
          SQLITE_READONLY_CANTINIT,
          SQLITE_READONLY_CANTLOCK,
          SQLITE_PROTOCOL ->
          options.busyTimeout();
      case SQLITE_CANTOPEN -> {
        JournalFiles now = JournalFiles.of(file);
        removeLogOfStranger(before, now);
        yield now.equals(before) ? Duration.ZERO : LONGEST_INSTANT;
      }
      default -> Duration.ZERO;
    };
  }

  /**
   * Where the last one who had the database open closed it just before we opened the log, we have
   * made an empty one. It does no harm if it belongs to the owner of the database, and others may
   * have opened it already; but one of another user would keep the owner from writing.
   */
  private void removeLogOfStranger(JournalFiles before, JournalFiles now) {
    if (!before.index() || now.index() || now.log() != 0) {
      return;
    }
    Path log = JournalFiles.logOf(file);
    try {
      if (!Files.getOwner(log).equals(Files.getOwner(file))) {
        Files.delete(log);
      }
    } catch (IOException | UnsupportedOperationException e) {
      System.getLogger(SqliteLook.class.getName())
          .log(System.Logger.Level.DEBUG, log.toString(), e);
    }
  }
}

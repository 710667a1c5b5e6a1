package petshell.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteLimits;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;
import petshell.store.QueryRows;
import petshell.store.RawValue;
import petshell.store.StoredValue;

/**
 * Runs a statement that a user has typed, and lets it do nothing but read. The driver has no
 * authoriser; what holds instead is SQLite's own: the file is open read-only, nothing can be
 * written on the connection, temporary tables included, no other file attached (VACUUM INTO needs
 * that, too), no extension loaded, and views and triggers call none but harmless functions.
 */
final class SqliteUserQuery {
  /** A longer value would not fit in the memory of a small process, several times over. */
  private static final int LONGEST_VALUE = 20_000_000;

  private static final int STEPS_BETWEEN_LOOKS = 10_000;
  private static final String NOT_AUTHORIZED = "not authorized";
  private static final int PRIMARY_CODE_MASK = 0xff;

  private final Connection connection;
  private final Duration most;
  private final Clock clock;

  /**
   * Makes a query.
   *
   * @param connection is open read-only
   * @param most how long a statement may run
   */
  SqliteUserQuery(Connection connection, Duration most) {
    this.connection = connection;
    this.most = most;
    this.clock = new Clock(most);
  }

  private void restrict() throws SQLException {
    if (!connection.isReadOnly()) {
      throw new IllegalStateException("a user's query needs a connection that is open read-only");
    }
    SqliteConnections.execute(connection, "PRAGMA query_only = ON");
    SqliteConnections.execute(connection, "PRAGMA trusted_schema = OFF");
    SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
    sqlite.getDatabase().enable_load_extension(false);
    sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
    sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, LONGEST_VALUE);
  }

  /**
   * Runs a statement.
   *
   * @throws PetShellException of the kind USAGE if SQLite does not understand it, REFUSED if it
   *     would write, FAILED if it takes too long or breaks off
   */
  void run(String sql, QueryRows rows) {
    SqliteStatementText.require(sql);
    try {
      restrict();
      runRestricted(sql, rows);
    } catch (SQLException e) {
      throw explained(e);
    }
  }

  private void runRestricted(String sql, QueryRows rows) throws SQLException {
    try (PreparedStatement statement = prepare(sql)) {
      ProgressHandler.setHandler(connection, STEPS_BETWEEN_LOOKS, clock);
      try {
        read(statement, rows);
      } finally {
        ProgressHandler.clearHandler(connection);
      }
    }
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    try {
      return connection.prepareStatement(sql);
    } catch (SQLException e) {
      if (SqliteErrors.code(e) == SQLiteErrorCode.SQLITE_ERROR) {
        throw new PetShellException(Kind.USAGE, SqliteErrors.driverText(e), e);
      }
      throw e;
    }
  }

  private static void read(PreparedStatement statement, QueryRows rows) throws SQLException {
    if (!statement.execute()) {
      // Only what writes gives no columns; SQLite has refused it then, unless there was nothing.
      throw writes(null);
    }
    try (ResultSet found = statement.getResultSet()) {
      ResultSetMetaData columns = found.getMetaData();
      List<String> names = new ArrayList<>();
      for (int column = 1; column <= columns.getColumnCount(); column++) {
        names.add(columns.getColumnLabel(column));
      }
      rows.columns(names);
      while (rows.wantsMore() && found.next()) {
        for (int column = 1; column <= names.size(); column++) {
          rows.value(new RawValue(StoredValue.read(found, column)));
        }
      }
    }
  }

  private RuntimeException explained(SQLException e) {
    SQLiteErrorCode code = SqliteErrors.code(e);
    if (code == SQLiteErrorCode.UNKNOWN_ERROR) {
      return new UnableToExecuteStatementException("query of the user", e, null);
    }
    return switch (SQLiteErrorCode.getErrorCode(code.code & PRIMARY_CODE_MASK)) {
      case SQLITE_INTERRUPT ->
          clock.ranOut()
              ? new PetShellException(
                  Kind.FAILED,
                  "the query took longer than " + SqliteErrors.seconds(most),
                  "narrow it, or raise --timeout",
                  e)
              : new UnableToExecuteStatementException("query of the user", e, null);
      case SQLITE_READONLY, SQLITE_AUTH, SQLITE_PERM -> writes(e);
      case SQLITE_TOOBIG ->
          new PetShellException(
              Kind.FAILED,
              "a value of the query is longer than 20 MB",
              "select its octet_length() instead",
              e);
      case SQLITE_ERROR ->
          SqliteErrors.driverText(e).equals(NOT_AUTHORIZED)
              ? new PetShellException(
                  Kind.REFUSED, "the query calls a function that sql does not allow", e)
              : new PetShellException(Kind.FAILED, SqliteErrors.driverText(e), e);
      case SQLITE_MISMATCH, SQLITE_CONSTRAINT, SQLITE_NOMEM, SQLITE_RANGE ->
          new PetShellException(Kind.FAILED, SqliteErrors.driverText(e), e);
      default -> new UnableToExecuteStatementException("query of the user", e, null);
    };
  }

  private static PetShellException writes(@Nullable SQLException cause) {
    return new PetShellException(
        Kind.REFUSED, "the statement would write, and sql only reads", "use SELECT", cause);
  }

  /** Ends a statement that runs too long. */
  private static final class Clock extends ProgressHandler {
    private final long start = System.nanoTime();
    private final long most;
    private boolean ranOut;

    Clock(Duration most) {
      this.most = most.toNanos();
    }

    boolean ranOut() {
      return ranOut;
    }

    @Override
    protected int progress() {
      ranOut = System.nanoTime() - start >= most;
      return ranOut ? 1 : 0;
    }
  }
}

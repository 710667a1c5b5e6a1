package petshell.store.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;
import petshell.store.QueryRows;

/**
 * Runs a statement that a user has typed, and lets it do nothing but read: the transaction is
 * read-only, and all that it may leave behind all the same, such as settings and temporary tables,
 * is rolled back.
 */
final class PostgresUserQuery {
  private final Connection connection;
  private final Duration most;
  private final long start = System.nanoTime();
  private boolean hadLocks;
  private boolean isStarted;

  /**
   * Makes a query.
   *
   * @param connection in a transaction that only reads
   * @param most how long a statement may run
   */
  PostgresUserQuery(Connection connection, Duration most) {
    this.connection = connection;
    this.most = most;
  }

  /**
   * Runs a statement.
   *
   * @throws PetShellException of the kind USAGE if the server does not understand it, REFUSED if it
   *     would write, FAILED if it takes too long or breaks off
   */
  void run(String sql, QueryRows rows) {
    Set<String> functions = PostgresStatementText.require(sql);
    try {
      restrict();
      PostgresFunctions.require(connection, functions);
      PostgresConnections.execute(connection, "SAVEPOINT query");
      isStarted = true;
      new PostgresUserRows(connection).read(sql, rows);
    } catch (SQLException e) {
      undoAfter(e);
      throw explained(e);
    } catch (RuntimeException e) {
      undoAfter(e);
      throw e;
    }
    try {
      undo();
    } catch (SQLException e) {
      throw explained(e);
    }
  }

  /** What a statement has done outside of its transaction stays, even where it fails. */
  private void undoAfter(Exception failure) {
    try {
      undo();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  private void restrict() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                """
                SELECT current_setting('default_transaction_read_only'),
                  EXISTS (SELECT 1 FROM pg_catalog.pg_locks
                    WHERE locktype = 'advisory' AND pid = pg_catalog.pg_backend_pid())
                """)) {
      if (!found.next() || !found.getString(1).equals("on")) {
        throw new IllegalStateException("a user's query needs a connection that is open read-only");
      }
      hadLocks = found.getBoolean(2);
    }
    PostgresConnections.execute(connection, "SET TRANSACTION READ ONLY");
    PostgresConnections.execute(connection, "SET LOCAL standard_conforming_strings = on");
    PostgresConnections.execute(
        connection,
        "SET LOCAL statement_timeout = "
            + Math.max(1, Math.min(Integer.MAX_VALUE, most.toMillis())));
  }

  private void undo() throws SQLException {
    if (!isStarted) {
      return;
    }
    PostgresConnections.execute(connection, "ROLLBACK TO SAVEPOINT query");
    PostgresConnections.execute(connection, "SET LOCAL statement_timeout = 0");
    // Behind a pooler, the session may have locks that somebody else took.
    if (!hadLocks) {
      PostgresConnections.execute(connection, "SELECT pg_catalog.pg_advisory_unlock_all()");
    }
  }

  private RuntimeException explained(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    if (state.equals("57014") && System.nanoTime() - start >= most.toNanos()) {
      return new PetShellException(
          Kind.FAILED,
          "the query took longer than " + seconds(most),
          "narrow it, or raise --timeout",
          e);
    }
    if (state.equals("25006")) {
      return writes(e);
    }
    if (state.equals("08P01") && isOpen()) {
      return new PetShellException(
          Kind.USAGE, "the query has a parameter, such as $1", "write its value", e);
    }
    if (state.equals("42501")) {
      return new PetShellException(Kind.FAILED, text(e), e);
    }
    if (state.startsWith("42") || state.startsWith("0A") || state.equals("3F000")) {
      return new PetShellException(Kind.USAGE, text(e), e);
    }
    return Set.of("22", "23", "25", "53", "54", "P0")
            .contains(state.substring(0, Math.min(2, state.length())))
        ? new PetShellException(Kind.FAILED, text(e), e)
        : new UnableToExecuteStatementException("query of the user", e, null);
  }

  private boolean isOpen() {
    try {
      return !connection.isClosed();
    } catch (SQLException e) {
      return false;
    }
  }

  private static String text(SQLException e) {
    return String.valueOf(e.getMessage())
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("^ERROR: ", "");
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1000.0).replaceFirst("\\.?0+$", "")
        + " s";
  }

  /** Returns the exception for a statement that would write. */
  static PetShellException writes(@Nullable SQLException cause) {
    return new PetShellException(
        Kind.REFUSED, "the statement would write, and sql only reads", "use SELECT", cause);
  }
}

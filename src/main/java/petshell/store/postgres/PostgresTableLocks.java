package petshell.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import petshell.store.Waiting;

/** Locks on whole tables within a transaction in which statements that fail do no harm. */
final class PostgresTableLocks {
  private static final String NOT_AVAILABLE = "55P03";
  private static final Duration REST = Duration.ofMillis(20);

  private final Connection connection;
  private final Duration longest;
  private final Waiting waiting;

  /**
   * Makes them.
   *
   * @param longest how long a lock is waited for
   * @param waiting waits between two attempts
   */
  PostgresTableLocks(Connection connection, Duration longest, Waiting waiting) {
    this.connection = connection;
    this.longest = longest;
    this.waiting = waiting;
  }

  /** See {@link petshell.store.Engine#keepOthersFromWriting}. */
  void keepOthersFromWriting(String table) {
    String sql = "LOCK TABLE " + PostgresSession.quoted(table) + " IN SHARE ROW EXCLUSIVE MODE";
    try {
      execute(sql);
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(sql, e, null);
    }
  }

  /**
   * See {@link petshell.store.Engine#keepOthersOut}. It never stands in line: a program that has
   * read the table and waits to write it would be in a deadlock with us, and the server might end
   * either.
   */
  void keepOthersOut(String table) {
    String sql = "LOCK TABLE " + PostgresSession.quoted(table) + " IN ACCESS EXCLUSIVE MODE NOWAIT";
    long start = System.nanoTime();
    while (true) {
      try {
        execute(sql);
        return;
      } catch (SQLException e) {
        if (!NOT_AVAILABLE.equals(e.getSQLState())
            || System.nanoTime() - start >= longest.toNanos()
            || waiting.await(REST)) {
          throw new UnableToExecuteStatementException(sql, e, null);
        }
      }
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

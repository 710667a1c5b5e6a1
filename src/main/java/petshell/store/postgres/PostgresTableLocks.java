package petshell.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import petshell.store.Waiting;

/** Locks on whole tables within a transaction in which statements that fail do no harm. */
final class PostgresTableLocks {
  /** Somebody has the table, or would wait for us while we wait for them. */
  private static final Set<String> TAKEN = Set.of("55P03", "40P01");

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
   * See {@link petshell.store.Engine#keepOthersOut}. It hardly stands in line: a program that has
   * read the table and waits to write it would be in a deadlock with us, and the server might end
   * either. NOWAIT would not do: up to version 16 it also fails where only such wait who have to
   * wait for us.
   */
  void keepOthersOut(String table) {
    String sql = "LOCK TABLE " + PostgresSession.quoted(table) + " IN ACCESS EXCLUSIVE MODE";
    long start = System.nanoTime();
    while (true) {
      try {
        execute("SET LOCAL lock_timeout = '1ms'");
        execute(sql);
        execute("SET LOCAL lock_timeout = '" + longest.toMillis() + "ms'");
        return;
      } catch (SQLException e) {
        if (!TAKEN.contains(String.valueOf(e.getSQLState()))
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

package petshell.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * Stores what runs have done so far. Its statement is prepared once a connection: a backfill runs
 * it in each batch, and by SqlObject it took 7 % of the processor time of batches of 100.
 */
public final class RunCounter {
  private static final String COUNT =
      """
      UPDATE "petshell_run"
      SET "changed" = ?, "unchanged" = ?, "skipped" = ?, "failed" = ?, "batches" = ?,
        "heartbeatAt" = ?
      WHERE "number" = ?
      """;

  private final Connection connection;
  private @Nullable PreparedStatement statement;

  RunCounter(Connection connection) {
    this.connection = connection;
  }

  /**
   * Stores the counts of a run, which shows that it is alive, too; for use within {@link
   * Database#write}.
   *
   * @param number the run's
   * @param counts all that it has done so far
   * @param now the time, as {@link java.time.Instant} writes it
   */
  public void count(long number, RunCounts counts, String now) {
    try {
      if (statement == null) {
        // Closed with its connection.
        statement = connection.prepareStatement(COUNT);
      }
      statement.setLong(1, counts.changed());
      statement.setLong(2, counts.unchanged());
      statement.setLong(3, counts.skipped());
      statement.setLong(4, counts.failed());
      statement.setLong(5, counts.batches());
      statement.setString(6, now);
      statement.setLong(7, number);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException("counts of a run", e, null);
    }
  }
}

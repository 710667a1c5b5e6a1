package petshell.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * How much memory a writer has for pages. A setting of one connection's memory alone: what is
 * written, synchronised and committed stays as it is.
 *
 * <p>A batch of 10,000 pets changes some 6 MB; where they do not fit, SQLite writes them early, and
 * keeps readers out from then on. For small batches it keeps less: at the end of each transaction
 * that has split a page SQLite goes over all pages in memory, since balancing numbers pages for a
 * moment behind the largest there is ({@code balance_nonroot} and {@code pcache1TruncateUnsafe} in
 * its source). For 16 MB that took 7 % of the processor time of batches of 100.
 */
final class SqliteWriterCache {
  private static final int MOST = 16_000;
  private static final int LEAST = 2_000;

  /** Four times what a pet takes with its traits. */
  private static final int A_ROW = 4;

  private final Connection connection;

  /** What was set, or 0: another may have set what the connection keeps. */
  private int size;

  /** Makes it for a connection, which keeps what it does until the first batch. */
  SqliteWriterCache(Connection connection) {
    this.connection = connection;
  }

  /** Has a connection keep what a large batch needs. */
  static void setMost(Connection connection) throws SQLException {
    set(connection, MOST);
  }

  /** Has the connection keep what a batch needs. */
  void fit(int rows) throws SQLException {
    int wanted = Math.max(LEAST, Math.min(MOST, A_ROW * Math.min(rows, MOST)));
    if (wanted != size) {
      set(connection, wanted);
      size = wanted;
    }
  }

  private static void set(Connection connection, int kibibytes) throws SQLException {
    SqliteConnections.execute(connection, "PRAGMA cache_size = -" + kibibytes);
  }
}

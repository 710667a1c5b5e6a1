package petshell.store.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import petshell.store.ChangeMark;

/**
 * Marks of what a server holds, by the transactions that have ended there. A snapshot names the
 * newest transaction that has ended, and all older ones that have not: where there are none of
 * these, and the newest one is still the same, no transaction that wrote has ended in between. See
 * "Transaction ID and Snapshot Information Functions" in PostgreSQL's documentation.
 */
final class PostgresChangeMarks {
  /** Versions before 13 have no such functions. */
  private static final int FIRST_VERSION = 130_000;

  /** Other servers that speak PostgreSQL's protocol spread a database over several machines. */
  private static final String IS_PLAIN =
      """
      SELECT current_setting('server_version_num')::integer >= %d
        AND version() LIKE 'PostgreSQL %%'
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_extension WHERE extname = 'citus')
      """;

  private static final String MARK =
      """
      SELECT s.system_identifier, c.timeline_id, d.oid, pg_snapshot_xmax(t) AS next,
        pg_snapshot_xmin(t) = pg_snapshot_xmax(t) AS settled
      FROM pg_control_system() AS s, pg_control_checkpoint() AS c, pg_current_snapshot() AS t,
        pg_catalog.pg_database AS d
      WHERE d.datname = current_database()
      """;

  private PostgresChangeMarks() {}

  /** Returns the mark of this moment; empty where the server gives none. */
  static Optional<ChangeMark> of(PostgresAddress address) throws SQLException {
    try (Connection connection = PostgresConnections.open(address);
        Statement statement = connection.createStatement()) {
      return isPlain(statement) ? Optional.of(mark(statement)) : Optional.empty();
    }
  }

  private static boolean isPlain(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery(String.format(Locale.ROOT, IS_PLAIN, FIRST_VERSION))) {
      return row.next() && row.getBoolean(1);
    }
  }

  private static ChangeMark mark(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery(MARK)) {
      row.next();
      String text =
          "system "
              + row.getString("system_identifier")
              + ", timeline "
              + row.getString("timeline_id")
              + ", database "
              + row.getString("oid")
              + ", next transaction "
              + row.getString("next");
      return new ChangeMark(text, row.getBoolean("settled") ? Instant.EPOCH : Instant.now());
    }
  }
}

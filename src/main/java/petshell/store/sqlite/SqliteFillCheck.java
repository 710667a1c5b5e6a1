package petshell.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/** Looks whether rows hold what was just stored for them, and no trigger has changed it. */
final class SqliteFillCheck implements SqliteFillRuns.Step, AutoCloseable {
  private static final String ROW =
      """
      SELECT COUNT(*) FROM "Pet"
      WHERE %s = ? AND "id" = ? COLLATE BINARY AND typeof("traits") = 'text' AND "traits" = ? COLLATE BINARY
      """;

  /** The parameters of {@link SqliteFillRuns}. */
  private static final String RUN =
      """
      SELECT COUNT(*) FROM "Pet" NOT INDEXED
      WHERE %1$s BETWEEN ?1 AND ?2 AND typeof("traits") = 'text'
        AND "id" = CAST(substr(?3, 1 + ?4 * (%1$s - ?1), ?4) AS TEXT) COLLATE BINARY
        AND "traits" = CAST(substr(?5, 4 + ?6 * (%1$s - ?1), substr(?5, 1 + ?6 * (%1$s - ?1), 3)) AS TEXT)
          COLLATE BINARY
      """;

  private final PreparedStatement row;
  private final PreparedStatement run;

  SqliteFillCheck(Connection connection, String rowName) throws SQLException {
    this.row = connection.prepareStatement(String.format(Locale.ROOT, ROW, rowName));
    this.run = connection.prepareStatement(String.format(Locale.ROOT, RUN, rowName));
  }

  @Override
  public boolean one(SqliteFillRow fill) throws SQLException {
    row.setLong(1, fill.position());
    row.setString(2, fill.key().id());
    row.setString(3, fill.traits());
    return count(row) == 1;
  }

  @Override
  public boolean together(SqliteFillRow first, SqliteFillRow last) throws SQLException {
    SqliteFillRuns.bind(run, first, last);
    return count(run) == SqliteFillRuns.length(first, last);
  }

  private static long count(PreparedStatement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery()) {
      return result.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    row.close();
    run.close();
  }
}

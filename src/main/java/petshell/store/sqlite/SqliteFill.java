package petshell.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import petshell.store.StoredTime;
import petshell.store.TraitsDao.Written;

/**
 * Stores traits by compare-and-set, where it can many rows a statement: over a million rows, a
 * statement for each takes 1.7 times the processor time.
 *
 * <p>Where the statements store fewer rows than there are, or a trigger undoes one of them, they
 * are rolled back, and the rows are done singly to learn which ones and why.
 */
final class SqliteFill implements AutoCloseable {
  private static final String ROW =
      """
      UPDATE "Pet"
      SET "traits" = ?,
          "updatedAt" = CASE WHEN typeof("updatedAt") IN ('integer', 'real') THEN ? ELSE ? END
      WHERE %s = ? AND "id" = ? COLLATE BINARY AND "traits" IS NULL
      """;

  /**
   * The parameters of {@link SqliteFillRuns}, and 7 and 8: the time. An index on the traits, if the
   * web app ever makes one, must not lure SQLite away from the range of rows.
   */
  private static final String RUN =
      """
      UPDATE "Pet" NOT INDEXED
      SET "traits" = CAST(substr(?5, 4 + ?6 * (%1$s - ?1), substr(?5, 1 + ?6 * (%1$s - ?1), 3)) AS TEXT),
          "updatedAt" = CASE WHEN typeof("updatedAt") IN ('integer', 'real') THEN ?7 ELSE ?8 END
      WHERE %1$s BETWEEN ?1 AND ?2 AND "traits" IS NULL
        AND "id" = CAST(substr(?3, 1 + ?4 * (%1$s - ?1), ?4) AS TEXT) COLLATE BINARY
      """;

  /** Whether a write may make the database do more than it was asked. */
  private static final String TRIGGERS =
      """
      SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'trigger')
      """;

  private final PreparedStatement row;
  private final PreparedStatement run;
  private final PreparedStatement triggers;
  private final PreparedStatement mark;
  private final PreparedStatement unmark;
  private final PreparedStatement rollBack;
  private final SqliteFillCheck check;
  private final SqliteWriterCache cache;

  /**
   * Makes it.
   *
   * @param connection stays open
   * @param rowName the name of a row's number, as {@link SqliteRows} finds it
   */
  SqliteFill(Connection connection, String rowName) throws SQLException {
    this.row = connection.prepareStatement(String.format(Locale.ROOT, ROW, rowName));
    this.run = connection.prepareStatement(String.format(Locale.ROOT, RUN, rowName));
    this.triggers = connection.prepareStatement(TRIGGERS);
    this.mark = connection.prepareStatement("SAVEPOINT fill");
    this.unmark = connection.prepareStatement("RELEASE fill");
    this.rollBack = connection.prepareStatement("ROLLBACK TO fill");
    this.check = new SqliteFillCheck(connection, rowName);
    this.cache = new SqliteWriterCache(connection);
  }

  /** Stores all or none; returns whether it stored all, and the database kept them. */
  boolean all(List<SqliteFillRow> fills, StoredTime now) throws SQLException {
    cache.fit(fills.size());
    mark.execute();
    boolean kept =
        SqliteFillRuns.all(fills, writing(now))
            && (!hasTriggers() || SqliteFillRuns.all(fills, check));
    if (!kept) {
      rollBack.execute();
    }
    unmark.execute();
    return kept;
  }

  /** Stores one row; returns SKIPPED wherever it stored none. */
  Written one(SqliteFillRow fill, StoredTime now) throws SQLException {
    mark.execute();
    boolean stored = write(fill, now);
    boolean kept = stored && (!hasTriggers() || check.one(fill));
    if (!kept) {
      rollBack.execute();
    }
    unmark.execute();
    if (!stored) {
      return Written.SKIPPED;
    }
    return kept ? Written.STORED : Written.NOT_KEPT;
  }

  private boolean hasTriggers() throws SQLException {
    try (ResultSet found = triggers.executeQuery()) {
      return found.getBoolean(1);
    }
  }

  private SqliteFillRuns.Step writing(StoredTime now) {
    return new SqliteFillRuns.Step() {
      @Override
      public boolean one(SqliteFillRow fill) throws SQLException {
        return write(fill, now);
      }

      @Override
      public boolean together(SqliteFillRow first, SqliteFillRow last) throws SQLException {
        return write(first, last, now);
      }
    };
  }

  private boolean write(SqliteFillRow fill, StoredTime now) throws SQLException {
    row.setString(1, fill.traits());
    row.setLong(2, now.millis());
    row.setString(3, now.text());
    row.setLong(4, fill.position());
    row.setString(5, fill.key().id());
    return row.executeUpdate() > 0;
  }

  private boolean write(SqliteFillRow first, SqliteFillRow last, StoredTime now)
      throws SQLException {
    SqliteFillRuns.bind(run, first, last);
    run.setLong(7, now.millis());
    run.setString(8, now.text());
    return run.executeUpdate() == SqliteFillRuns.length(first, last);
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement one : List.of(row, run, triggers, mark, unmark, rollBack)) {
      one.close();
    }
    check.close();
  }
}

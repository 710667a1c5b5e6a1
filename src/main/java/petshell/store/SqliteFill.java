package petshell.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/**
 * Stores traits by compare-and-set, where it can many rows a statement: over a million rows, a
 * statement for each takes 1.7 times the processor time.
 *
 * <p>Rows that lie one behind the other and have ids of one length form a run. Its ids and its
 * texts go to SQLite as two binary values of records of fixed width, and each row finds its own by
 * its distance from the first. Where the statement stores fewer rows than the run has, it is taken
 * back, and the rows are done singly to learn which ones and why.
 */
final class SqliteFill implements AutoCloseable {
  private static final String ROW =
      """
      UPDATE "Pet"
      SET "traits" = ?,
          "updatedAt" = CASE WHEN typeof("updatedAt") IN ('integer', 'real') THEN ? ELSE ? END
      WHERE %s = ? AND "id" = ? AND "traits" IS NULL
      """;

  /**
   * 1 and 2: first and last row; 3 and 4: ids, and the width of one; 5 and 6: texts, each behind
   * its length in three digits, and the width of both; 7 and 8: the time. An index on the traits,
   * if the web app ever makes one, must not lure SQLite away from the range of rows.
   */
  private static final String RUN =
      """
      UPDATE "Pet" NOT INDEXED
      SET "traits" = CAST(substr(?5, 4 + ?6 * (%1$s - ?1), substr(?5, 1 + ?6 * (%1$s - ?1), 3)) AS TEXT),
          "updatedAt" = CASE WHEN typeof("updatedAt") IN ('integer', 'real') THEN ?7 ELSE ?8 END
      WHERE %1$s BETWEEN ?1 AND ?2 AND "traits" IS NULL
        AND "id" = CAST(substr(?3, 1 + ?4 * (%1$s - ?1), ?4) AS TEXT)
      """;

  /** Below this, a run is not worth its statement. */
  private static final int SHORTEST_RUN = 4;

  private final PreparedStatement row;
  private final PreparedStatement run;
  private final PreparedStatement mark;
  private final PreparedStatement unmark;
  private final PreparedStatement takeBack;

  /**
   * Makes it.
   *
   * @param connection stays open
   * @param rowName the name of a row, as {@link SqliteRowName} finds it
   */
  SqliteFill(Connection connection, String rowName) throws SQLException {
    this.row = connection.prepareStatement(String.format(Locale.ROOT, ROW, rowName));
    this.run = connection.prepareStatement(String.format(Locale.ROOT, RUN, rowName));
    this.mark = connection.prepareStatement("SAVEPOINT fill");
    this.unmark = connection.prepareStatement("RELEASE fill");
    this.takeBack = connection.prepareStatement("ROLLBACK TO fill");
  }

  /** Stores all or none; returns whether it stored all. */
  boolean all(List<Fill> fills, StoredTime now) throws SQLException {
    mark.execute();
    boolean stored = runs(fills, now);
    if (!stored) {
      takeBack.execute();
    }
    unmark.execute();
    return stored;
  }

  private boolean runs(List<Fill> fills, StoredTime now) throws SQLException {
    int start = 0;
    while (start < fills.size()) {
      int end = start + 1;
      while (end < fills.size() && fills.get(end).follows(fills.get(end - 1))) {
        end++;
      }
      boolean stored =
          end - start < SHORTEST_RUN
              ? singly(fills.subList(start, end), now)
              : together(fills.get(start), fills.get(end - 1), now);
      if (!stored) {
        return false;
      }
      start = end;
    }
    return true;
  }

  private boolean singly(List<Fill> fills, StoredTime now) throws SQLException {
    for (Fill fill : fills) {
      if (!one(fill, now)) {
        return false;
      }
    }
    return true;
  }

  /** Stores one row; returns whether it did. */
  boolean one(Fill fill, StoredTime now) throws SQLException {
    row.setString(1, fill.traits());
    row.setLong(2, now.millis());
    row.setString(3, now.text());
    PetKey key = fill.key();
    row.setLong(4, key.position());
    row.setString(5, key.id());
    return row.executeUpdate() > 0;
  }

  private boolean together(Fill first, Fill last, StoredTime now) throws SQLException {
    FillPage page = first.page();
    int from = first.index();
    int to = last.index() + 1;
    run.setLong(1, page.position(from));
    run.setLong(2, page.position(last.index()));
    run.setBytes(3, page.ids(from, to));
    run.setLong(4, page.idLength(from));
    run.setBytes(5, page.records(from, to));
    run.setLong(6, page.width());
    run.setLong(7, now.millis());
    run.setString(8, now.text());
    return run.executeUpdate() == to - from;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement one : List.of(row, run, mark, unmark, takeBack)) {
      one.close();
    }
  }
}

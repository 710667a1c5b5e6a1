package petshell.store.sqlite;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Parts rows into runs that one statement can deal with. Rows that lie one behind the other and
 * have ids of one length form a run. Its ids and its texts go to SQLite as two binary values of
 * records of fixed width, and each row finds its own by its distance from the first.
 */
final class SqliteFillRuns {
  /** What is done with rows, singly or as runs. */
  interface Step {
    /** Does it with one row; returns whether it was as wanted. */
    boolean one(SqliteFillRow fill) throws SQLException;

    /** Does it with a run, from its first to its last row; returns whether all were as wanted. */
    boolean together(SqliteFillRow first, SqliteFillRow last) throws SQLException;
  }

  /** Below this, a run is not worth its statement. */
  private static final int SHORTEST = 4;

  private SqliteFillRuns() {}

  /** Does a step with all rows, or until one is not as wanted; returns whether all were. */
  static boolean all(List<SqliteFillRow> fills, Step step) throws SQLException {
    int start = 0;
    while (start < fills.size()) {
      int end = start + 1;
      while (end < fills.size() && fills.get(end).follows(fills.get(end - 1))) {
        end++;
      }
      boolean asWanted =
          end - start < SHORTEST
              ? singly(fills.subList(start, end), step)
              : step.together(fills.get(start), fills.get(end - 1));
      if (!asWanted) {
        return false;
      }
      start = end;
    }
    return true;
  }

  private static boolean singly(List<SqliteFillRow> fills, Step step) throws SQLException {
    for (SqliteFillRow fill : fills) {
      if (!step.one(fill)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Binds a run to the parameters of a statement. 1 and 2: first and last row; 3 and 4: ids, and
   * the width of one; 5 and 6: texts, each behind its length in three digits, and the width of
   * both.
   */
  static void bind(PreparedStatement statement, SqliteFillRow first, SqliteFillRow last)
      throws SQLException {
    SqliteFillPage page = first.page();
    int from = first.index();
    int to = last.index() + 1;
    statement.setLong(1, page.position(from));
    statement.setLong(2, page.position(last.index()));
    statement.setBytes(3, page.ids(from, to));
    statement.setLong(4, page.idLength(from));
    statement.setBytes(5, page.records(from, to));
    statement.setLong(6, page.width());
  }

  /** Returns how many rows a run has. */
  static int length(SqliteFillRow first, SqliteFillRow last) {
    return last.index() + 1 - first.index();
  }
}

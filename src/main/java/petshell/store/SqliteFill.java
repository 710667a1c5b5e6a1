package petshell.store;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import petshell.store.TraitsDao.Fill;

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
      WHERE rowid = ? AND "id" = ? AND "traits" IS NULL
      """;

  /**
   * 1 and 2: first and last row; 3 and 4: ids, and the width of one; 5 and 6: texts, each behind
   * its length in three digits, and the width of both; 7 and 8: the time. An index on the traits,
   * if the web app ever makes one, must not lure SQLite away from the range of rows.
   */
  private static final String RUN =
      """
      UPDATE "Pet" NOT INDEXED
      SET "traits" = CAST(substr(?5, 4 + ?6 * (rowid - ?1), substr(?5, 1 + ?6 * (rowid - ?1), 3)) AS TEXT),
          "updatedAt" = CASE WHEN typeof("updatedAt") IN ('integer', 'real') THEN ?7 ELSE ?8 END
      WHERE rowid BETWEEN ?1 AND ?2 AND "traits" IS NULL
        AND "id" = CAST(substr(?3, 1 + ?4 * (rowid - ?1), ?4) AS TEXT)
      """;

  private static final int DIGITS = 3;
  private static final int LONGEST_TEXT = 999;

  /** Below this, a run is not worth its statement. */
  private static final int SHORTEST_RUN = 4;

  /** Bounds the memory that a run takes to some 300 kB. */
  private static final int LONGEST_RUN = 1_000;

  private final Connection connection;
  private final PreparedStatement row;
  private final PreparedStatement run;

  SqliteFill(Connection connection) throws SQLException {
    this.connection = connection;
    this.row = connection.prepareStatement(ROW);
    this.run = connection.prepareStatement(RUN);
  }

  /** Stores all or none; returns whether it stored all. */
  boolean all(List<Fill> fills, StoredTime now) throws SQLException {
    execute("SAVEPOINT fill");
    boolean stored = runs(fills, now);
    if (!stored) {
      execute("ROLLBACK TO fill");
    }
    execute("RELEASE fill");
    return stored;
  }

  private boolean runs(List<Fill> fills, StoredTime now) throws SQLException {
    List<byte[]> ids = bytes(fills, one -> one.key().id());
    int start = 0;
    while (start < fills.size()) {
      int end = endOfRun(fills, ids, start);
      boolean stored =
          end - start < SHORTEST_RUN
              ? singly(fills.subList(start, end), now)
              : together(fills.subList(start, end), ids.subList(start, end), now);
      if (!stored) {
        return false;
      }
      start = end;
    }
    return true;
  }

  private static int endOfRun(List<Fill> fills, List<byte[]> ids, int start) {
    int end = start + 1;
    while (end < fills.size()
        && end - start < LONGEST_RUN
        && fills.get(end).key().position() == fills.get(end - 1).key().position() + 1
        && ids.get(end).length == ids.get(start).length) {
      end++;
    }
    return end;
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
    row.setLong(4, fill.key().position());
    row.setString(5, fill.key().id());
    return row.executeUpdate() > 0;
  }

  private boolean together(List<Fill> fills, List<byte[]> ids, StoredTime now) throws SQLException {
    List<byte[]> texts = bytes(fills, Fill::traits);
    int longest = texts.stream().mapToInt(text -> text.length).max().orElse(0);
    if (longest > LONGEST_TEXT) {
      return singly(fills, now);
    }
    run.setLong(1, fills.get(0).key().position());
    run.setLong(2, fills.get(fills.size() - 1).key().position());
    run.setBytes(3, idRecords(ids));
    run.setLong(4, ids.get(0).length);
    run.setBytes(5, textRecords(texts, DIGITS + longest));
    run.setLong(6, (long) DIGITS + longest);
    run.setLong(7, now.millis());
    run.setString(8, now.text());
    return run.executeUpdate() == fills.size();
  }

  private static List<byte[]> bytes(List<Fill> fills, Function<Fill, String> part) {
    List<byte[]> all = new ArrayList<>(fills.size());
    for (Fill one : fills) {
      all.add(part.apply(one).getBytes(StandardCharsets.UTF_8));
    }
    return all;
  }

  private static byte[] idRecords(List<byte[]> ids) {
    int width = ids.get(0).length;
    byte[] records = new byte[width * ids.size()];
    for (int i = 0; i < ids.size(); i++) {
      System.arraycopy(ids.get(i), 0, records, i * width, width);
    }
    return records;
  }

  private static byte[] textRecords(List<byte[]> texts, int width) {
    byte[] records = new byte[width * texts.size()];
    int at = 0;
    for (byte[] text : texts) {
      records[at] = (byte) ('0' + text.length / 100);
      records[at + 1] = (byte) ('0' + text.length / 10 % 10);
      records[at + 2] = (byte) ('0' + text.length % 10);
      System.arraycopy(text, 0, records, at + DIGITS, text.length);
      at += width;
    }
    return records;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException {
    try (row) {
      run.close();
    }
  }
}

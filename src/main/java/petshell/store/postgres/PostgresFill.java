package petshell.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import petshell.store.StoredTime;
import petshell.store.TraitsDao.Written;
import petshell.store.TraitsToStore;

/**
 * Stores traits by compare-and-set, all rows in one statement. The arrays are of texts, which every
 * relative of PostgreSQL takes.
 *
 * <p>Where a trigger or a rule may do more than was asked, what was stored is read again; if a row
 * does not hold it, all is rolled back, and the rows are done singly to learn which ones.
 */
final class PostgresFill implements AutoCloseable {
  private static final String UPDATE =
      """
      UPDATE "Pet" SET "traits" = %1$s, "updatedAt" = CAST(? AS timestamp)
      FROM unnest(CAST(? AS text[]), CAST(? AS text[])) AS u (i, t)
      WHERE "Pet"."id" = u.i%2$s AND "Pet"."traits" IS NULL
      """;

  /** Which rows are there, whether they hold nothing or what was stored, and whether since now. */
  private static final String LOOK =
      """
      SELECT u.n, "Pet"."traits" IS NULL, coalesce(%1$s, FALSE),
        coalesce(CAST("Pet"."updatedAt" AS timestamp) = CAST(? AS timestamp), FALSE)
      FROM unnest(CAST(? AS text[]), CAST(? AS text[])) WITH ORDINALITY AS u (i, t, n)
      JOIN "Pet" ON "Pet"."id" = u.i%2$s
      """;

  /** Whether a write may make the database do more than it was asked. */
  private static final String TRIGGERS =
      """
      SELECT c.relhasrules OR EXISTS (SELECT 1 FROM pg_catalog.pg_trigger AS t
        WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgenabled <> 'D')
      FROM pg_catalog.pg_class AS c WHERE c.oid = pg_catalog.to_regclass('"Pet"')
      """;

  /** Asked with the statement, as a question of its own takes longer. */
  private static final String UNTRIGGERED = " AND NOT (" + TRIGGERS + ")";

  /** What lets a cluster see that all rows of a statement are in the same place. */
  private static final String TOGETHER = " AND \"Pet\".\"id\" = ANY (CAST(? AS text[]))";

  private final Connection connection;
  private final Optional<PostgresShards> shards;
  private final PreparedStatement update;
  private final PreparedStatement untriggered;
  private final PreparedStatement look;
  private final PreparedStatement triggers;

  /**
   * Makes it.
   *
   * @param connection stays open
   * @param type that of the traits
   * @param sameId the condition that an id is {@code u.i} exactly, behind AND; empty where the
   *     collation of the ids sees to that
   * @param shards by what the rows are grouped, each group with a statement of its own; empty for
   *     one statement for all
   */
  PostgresFill(
      Connection connection,
      PostgresTraitsType type,
      String sameId,
      Optional<PostgresShards> shards)
      throws SQLException {
    String sql =
        String.format(Locale.ROOT, UPDATE, type.write("u.t"), sameId)
            + (shards.isPresent() ? TOGETHER : "");
    this.connection = connection;
    this.shards = shards;
    this.update = connection.prepareStatement(sql);
    this.untriggered = connection.prepareStatement(sql + UNTRIGGERED);
    this.look =
        connection.prepareStatement(
            String.format(Locale.ROOT, LOOK, type.isStill("\"Pet\".\"traits\"", "u.t"), sameId));
    this.triggers = connection.prepareStatement(TRIGGERS);
  }

  /**
   * Stores what can be stored.
   *
   * @param most how many rows a statement may have where they are grouped
   * @return one outcome for each row
   */
  List<Written> store(List<TraitsToStore> rows, StoredTime now, int most) throws SQLException {
    if (shards.isEmpty()) {
      return storeAll(rows, now);
    }
    boolean watched = hasTriggers();
    Written[] outcomes = new Written[rows.size()];
    for (int[] group : shards.get().groups(connection, rows, most)) {
      List<TraitsToStore> some = Arrays.stream(group).mapToObj(rows::get).toList();
      List<Written> found =
          watched ? watched(some, now) : stored(count(update, some, now), some, now);
      for (int i = 0; i < group.length; i++) {
        outcomes[group[i]] = found.get(i);
      }
    }
    return List.of(outcomes);
  }

  private List<Written> storeAll(List<TraitsToStore> rows, StoredTime now) throws SQLException {
    int stored = count(untriggered, rows, now);
    return stored == 0 && hasTriggers() ? watched(rows, now) : stored(stored, rows, now);
  }

  private boolean hasTriggers() throws SQLException {
    try (ResultSet found = triggers.executeQuery()) {
      return found.next() && found.getBoolean(1);
    }
  }

  /**
   * Returns what became of rows, where one that was written holds what was written. Which ones were
   * is asked only where not all of them were: to return each costs more than to write one in
   * twenty.
   *
   * @param written how many were
   */
  private List<Written> stored(int written, List<TraitsToStore> rows, StoredTime now)
      throws SQLException {
    int left = written;
    if (left == rows.size()) {
      return Collections.nCopies(left, Written.STORED);
    }
    Looked looked = look(rows, now);
    boolean[] likely = looked.likely(left);
    List<Written> outcomes = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      if (looked.empty()[i]) {
        // It came in between.
        outcomes.add(singly(rows.get(i), now));
      } else if (likely[i] && left > 0) {
        left--;
        outcomes.add(Written.STORED);
      } else {
        outcomes.add(Written.SKIPPED);
      }
    }
    if (left > 0) {
      throw new IllegalStateException(left + " rows were written and do not hold their traits");
    }
    return outcomes;
  }

  private List<Written> watched(List<TraitsToStore> rows, StoredTime now) throws SQLException {
    execute("SAVEPOINT fill");
    boolean kept = count(update, rows, now) == rows.size() && look(rows, now).holdAll();
    execute(kept ? "RELEASE SAVEPOINT fill" : "ROLLBACK TO SAVEPOINT fill");
    if (kept) {
      return Collections.nCopies(rows.size(), Written.STORED);
    }
    List<Written> outcomes = new ArrayList<>(rows.size());
    for (TraitsToStore row : rows) {
      outcomes.add(singly(row, now));
    }
    return outcomes;
  }

  private Written singly(TraitsToStore row, StoredTime now) throws SQLException {
    List<TraitsToStore> one = List.of(row);
    execute("SAVEPOINT fill");
    boolean stored = count(update, one, now) > 0;
    Looked looked = look(one, now);
    boolean kept = stored && looked.holdAll();
    execute(kept ? "RELEASE SAVEPOINT fill" : "ROLLBACK TO SAVEPOINT fill");
    if (kept) {
      return Written.STORED;
    }
    if (stored) {
      return Written.NOT_KEPT;
    }
    return looked.empty()[0] ? Written.IGNORED : Written.SKIPPED;
  }

  private int count(PreparedStatement statement, List<TraitsToStore> rows, StoredTime now)
      throws SQLException {
    statement.setObject(1, time(now));
    bind(statement, 2, rows);
    if (shards.isPresent()) {
      statement.setObject(4, ids(rows));
    }
    return statement.executeUpdate();
  }

  /** What rows hold: nothing, or what was stored, or that since the time that was written. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Looked(boolean[] empty, boolean[] stored, boolean[] now) {
    Looked(int rows) {
      this(new boolean[rows], new boolean[rows], new boolean[rows]);
    }

    boolean holdAll() {
      return count(stored) == stored.length;
    }

    /**
     * Returns which rows are those that were written. Others may have stored the same in the same
     * millisecond, or the column may keep no milliseconds; how many were written is known.
     */
    boolean[] likely(int written) {
      return count(now) >= written ? now : stored;
    }

    private static int count(boolean[] rows) {
      int count = 0;
      for (boolean one : rows) {
        count += one ? 1 : 0;
      }
      return count;
    }
  }

  private Looked look(List<TraitsToStore> rows, StoredTime now) throws SQLException {
    look.setObject(1, time(now));
    bind(look, 2, rows);
    Looked looked = new Looked(rows.size());
    try (ResultSet found = look.executeQuery()) {
      while (found.next()) {
        int row = found.getInt(1) - 1;
        looked.empty()[row] = found.getBoolean(2);
        looked.stored()[row] = found.getBoolean(3);
        looked.now()[row] = found.getBoolean(3) && found.getBoolean(4);
      }
    }
    return looked;
  }

  private static void bind(PreparedStatement statement, int first, List<TraitsToStore> rows)
      throws SQLException {
    statement.setObject(first, ids(rows));
    statement.setObject(
        first + 1, PostgresTextArray.of(rows, row -> ((PostgresFillRow) row).traitsBytes()));
  }

  private static PostgresTextArray ids(List<TraitsToStore> rows) {
    return PostgresTextArray.of(rows, row -> ((PostgresFillRow) row).idBytes());
  }

  /** A value of the column's type: a text would be read anew for each row. */
  private static LocalDateTime time(StoredTime now) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(now.millis()), ZoneOffset.UTC);
  }

  private void execute(String sql) throws SQLException {
    PostgresConnections.execute(connection, sql);
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement one : List.of(update, untriggered, look, triggers)) {
      one.close();
    }
  }
}

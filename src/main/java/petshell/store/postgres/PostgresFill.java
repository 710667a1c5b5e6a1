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
      FROM unnest(CAST(? AS text[]), CAST(? AS text[])) WITH ORDINALITY AS u (i, t, n)
      WHERE "Pet"."id" = u.i%2$s AND "Pet"."traits" IS NULL
      """;

  /** Which rows are there, whether they hold nothing, and whether they hold what was stored. */
  private static final String LOOK =
      """
      SELECT u.n, "Pet"."traits" IS NULL, coalesce(%1$s, FALSE)
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

  /** What lets a cluster see that all rows of a statement are in the same place. */
  private static final String TOGETHER = " AND \"Pet\".\"id\" = ANY (CAST(? AS text[]))";

  private final Connection connection;
  private final Optional<PostgresShards> shards;
  private final PreparedStatement counted;
  private final PreparedStatement returning;
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
    String update =
        String.format(Locale.ROOT, UPDATE, type.write("u.t"), sameId)
            + (shards.isPresent() ? TOGETHER : "");
    this.connection = connection;
    this.shards = shards;
    this.counted = connection.prepareStatement(update);
    this.returning = connection.prepareStatement(update + " RETURNING u.n");
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
    boolean watched = hasTriggers();
    if (shards.isEmpty()) {
      return watched ? watched(rows, now) : together(rows, now);
    }
    Written[] outcomes = new Written[rows.size()];
    for (int[] group : shards.get().groups(connection, rows, most)) {
      List<TraitsToStore> some = Arrays.stream(group).mapToObj(rows::get).toList();
      List<Written> found = watched ? watched(some, now) : together(some, now);
      for (int i = 0; i < group.length; i++) {
        outcomes[group[i]] = found.get(i);
      }
    }
    return List.of(outcomes);
  }

  private boolean hasTriggers() throws SQLException {
    try (ResultSet found = triggers.executeQuery()) {
      return found.next() && found.getBoolean(1);
    }
  }

  private List<Written> together(List<TraitsToStore> rows, StoredTime now) throws SQLException {
    bind(returning, rows);
    returning.setObject(1, time(now));
    boolean[] stored = new boolean[rows.size()];
    int count = 0;
    try (ResultSet found = returning.executeQuery()) {
      while (found.next()) {
        stored[found.getInt(1) - 1] = true;
        count++;
      }
    }
    if (count == rows.size()) {
      return Collections.nCopies(count, Written.STORED);
    }
    List<TraitsToStore> others = new ArrayList<>(rows.size() - count);
    for (int i = 0; i < stored.length; i++) {
      if (!stored[i]) {
        others.add(rows.get(i));
      }
    }
    Looked looked = look(others);
    List<Written> outcomes = new ArrayList<>(rows.size());
    int other = 0;
    for (int i = 0; i < stored.length; i++) {
      if (stored[i]) {
        outcomes.add(Written.STORED);
      } else {
        // What is still without traits may have come in between.
        outcomes.add(looked.empty()[other] ? singly(rows.get(i), now) : Written.SKIPPED);
        other++;
      }
    }
    return outcomes;
  }

  private List<Written> watched(List<TraitsToStore> rows, StoredTime now) throws SQLException {
    execute("SAVEPOINT fill");
    boolean kept = count(rows, now) == rows.size() && look(rows).holdAll();
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
    boolean stored = count(one, now) > 0;
    Looked looked = look(one);
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

  private int count(List<TraitsToStore> rows, StoredTime now) throws SQLException {
    counted.setObject(1, time(now));
    bind(counted, rows);
    return counted.executeUpdate();
  }

  /** What rows hold: nothing, or what was stored. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Looked(boolean[] empty, boolean[] stored) {
    boolean holdAll() {
      for (boolean one : stored) {
        if (!one) {
          return false;
        }
      }
      return true;
    }
  }

  private Looked look(List<TraitsToStore> rows) throws SQLException {
    bind(look, 1, rows);
    Looked looked = new Looked(new boolean[rows.size()], new boolean[rows.size()]);
    try (ResultSet found = look.executeQuery()) {
      while (found.next()) {
        int row = found.getInt(1) - 1;
        looked.empty()[row] = found.getBoolean(2);
        looked.stored()[row] = found.getBoolean(3);
      }
    }
    return looked;
  }

  private void bind(PreparedStatement update, List<TraitsToStore> rows) throws SQLException {
    bind(update, 2, rows);
    if (shards.isPresent()) {
      update.setObject(4, ids(rows));
    }
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
    for (PreparedStatement one : List.of(counted, returning, look, triggers)) {
      one.close();
    }
  }
}

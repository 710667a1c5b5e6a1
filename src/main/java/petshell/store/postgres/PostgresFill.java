package petshell.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
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
  private final PostgresFillLook look;
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
    this.look = new PostgresFillLook(connection, type, sameId);
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
    PostgresFillLook.Found found = look.at(rows, now);
    boolean[] likely = found.likely(left);
    List<Written> outcomes = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      if (found.empty()[i]) {
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
    boolean kept = count(update, rows, now) == rows.size() && look.at(rows, now).holdAll();
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
    PostgresFillLook.Found found = look.at(one, now);
    boolean kept = stored && found.holdAll();
    execute(kept ? "RELEASE SAVEPOINT fill" : "ROLLBACK TO SAVEPOINT fill");
    if (kept) {
      return Written.STORED;
    }
    if (stored) {
      return Written.NOT_KEPT;
    }
    return found.empty()[0] ? Written.IGNORED : Written.SKIPPED;
  }

  private int count(PreparedStatement statement, List<TraitsToStore> rows, StoredTime now)
      throws SQLException {
    PostgresFillRow.bind(statement, rows, now);
    if (shards.isPresent()) {
      statement.setObject(4, PostgresFillRow.ids(rows));
    }
    return statement.executeUpdate();
  }

  private void execute(String sql) throws SQLException {
    PostgresConnections.execute(connection, sql);
  }

  @Override
  public void close() throws SQLException {
    look.close();
    for (PreparedStatement one : List.of(update, untriggered, triggers)) {
      one.close();
    }
  }
}

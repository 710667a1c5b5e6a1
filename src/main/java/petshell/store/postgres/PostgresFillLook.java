package petshell.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import petshell.store.StoredTime;
import petshell.store.TraitsToStore;

/** Looks what rows hold that were to be filled. */
final class PostgresFillLook implements AutoCloseable {
  private static final String LOOK =
      """
      SELECT u.n, "Pet"."traits" IS NULL, coalesce(%1$s, FALSE),
        coalesce(CAST("Pet"."updatedAt" AS timestamp) = CAST(? AS timestamp), FALSE)
      FROM unnest(CAST(? AS text[]), CAST(? AS text[])) WITH ORDINALITY AS u (i, t, n)
      JOIN "Pet" ON "Pet"."id" = u.i%2$s
      """;

  /**
   * What was found, for each row.
   *
   * @param empty whether the row is there and holds nothing
   * @param stored whether it holds what was to be stored
   * @param now whether it does so since the time that was to be written
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Found(boolean[] empty, boolean[] stored, boolean[] now) {
    /** Returns whether each row holds what was to be stored. */
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

  private final PreparedStatement look;

  /**
   * Makes it.
   *
   * @param connection stays open
   * @param type that of the traits
   * @param sameId see {@link PostgresFill}
   */
  PostgresFillLook(Connection connection, PostgresTraitsType type, String sameId)
      throws SQLException {
    this.look =
        connection.prepareStatement(
            String.format(Locale.ROOT, LOOK, type.isStill("\"Pet\".\"traits\"", "u.t"), sameId));
  }

  /** Looks at rows that were to be filled at a time. */
  Found at(List<TraitsToStore> rows, StoredTime now) throws SQLException {
    PostgresFillRow.bind(look, rows, now);
    int size = rows.size();
    Found found = new Found(new boolean[size], new boolean[size], new boolean[size]);
    try (ResultSet row = look.executeQuery()) {
      while (row.next()) {
        int place = row.getInt(1) - 1;
        found.empty()[place] = row.getBoolean(2);
        found.stored()[place] = row.getBoolean(3);
        found.now()[place] = row.getBoolean(3) && row.getBoolean(4);
      }
    }
    return found;
  }

  @Override
  public void close() throws SQLException {
    look.close();
  }
}

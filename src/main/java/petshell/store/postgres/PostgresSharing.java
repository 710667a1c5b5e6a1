package petshell.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import petshell.store.Cursor;
import petshell.store.ShareDao;
import petshell.store.Sharing;
import petshell.store.Slot;

/** Cuts the pets into ranges of ids, in the order that the database gives them. */
final class PostgresSharing implements Sharing {
  /** So many pets for each slot make slots that differ by some 15 % in their sizes. */
  private static final int SAMPLED_A_SLOT = 50;

  /** A table of so many blocks is read whole: 16 MB. */
  private static final long FEW_BLOCKS = 2_000;

  private static final String BLOCKS =
      """
      SELECT pg_catalog.pg_relation_size(pg_catalog.to_regclass('"Pet"'))
        / CAST(pg_catalog.current_setting('block_size') AS bigint)
      """;

  private static final String IDS =
      """
      SELECT "id" FROM "Pet" TABLESAMPLE SYSTEM (?) WHERE "traits" IS NULL ORDER BY "id"
      """;

  private static final int ROWS_AT_ONCE = 1_000;

  private final Handle handle;
  private final Connection connection;

  /**
   * Makes it.
   *
   * @param handle stays open
   */
  PostgresSharing(Handle handle) {
    this.handle = handle;
    this.connection = handle.getConnection();
  }

  @Override
  public ShareDao dao() {
    return handle.attach(PostgresShareDao.class);
  }

  /**
   * Blocks are drawn at random, and all pets without traits in them taken: a look at a few thousand
   * blocks. Where few pets in them have no traits, more are drawn.
   */
  @Override
  public List<String> bounds(int slots) {
    try {
      long blocks = blocks();
      double percent = blocks <= FEW_BLOCKS ? 100 : 100.0 * FEW_BLOCKS / blocks;
      List<String> ids = sample(percent);
      while (percent < 100 && ids.size() < (long) slots * SAMPLED_A_SLOT) {
        percent = Math.min(100, percent * 8);
        ids = sample(percent);
      }
      return cut(ids, slots);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private long blocks() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(BLOCKS);
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private List<String> sample(double percent) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(IDS)) {
      statement.setDouble(1, percent);
      statement.setFetchSize(ROWS_AT_ONCE);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ids.add(row.getString(1));
        }
      }
    }
    return ids;
  }

  /** Returns the last ids of parts of the same size, but for that of the last part. */
  private static List<String> cut(List<String> ids, int slots) {
    List<String> bounds = new ArrayList<>();
    int last = -1;
    for (int slot = 1; slot < slots; slot++) {
      int index = (int) ((long) ids.size() * slot / slots) - 1;
      if (index > last && index < ids.size() - 1) {
        bounds.add(ids.get(index));
        last = index;
      }
    }
    return bounds;
  }

  @Override
  public Cursor cursor(Slot slot) {
    try {
      String end =
          slot.until().isPresent() ? slot.until().get() : PostgresStoredPets.last(connection);
      return new PostgresCursor(slot.position().or(slot::after).orElse(null), end);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private static UnableToExecuteStatementException failure(SQLException e) {
    return new UnableToExecuteStatementException("ranges of pets", e, null);
  }
}

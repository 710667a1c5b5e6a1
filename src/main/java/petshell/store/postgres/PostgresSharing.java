package petshell.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import petshell.store.Cursor;
import petshell.store.ShareDao;
import petshell.store.Sharing;
import petshell.store.Slot;

/**
 * Cuts the pets into ranges of ids, in the order that the database gives them, or of hashes where
 * pets lie by these.
 */
final class PostgresSharing implements Sharing {
  /** So many pets for each slot make slots that differ by some 15 % in their sizes. */
  private static final int SAMPLED_A_SLOT = 50;

  /** So many bytes of a table are read. */
  private static final long SMALL = 16_000_000;

  /** An id that is longer is no bound: an index takes those that can be compressed. */
  private static final String IDS =
      """
      SELECT "id" FROM %s AND "traits" IS NULL AND octet_length("id") <= 1000 ORDER BY "id"
      """;

  private static final int ROWS_AT_ONCE = 1_000;

  private final Handle handle;
  private final PostgresVariant variant;
  private final Connection connection;

  /**
   * Makes it.
   *
   * @param handle stays open
   */
  PostgresSharing(Handle handle, PostgresVariant variant) {
    this.handle = handle;
    this.variant = variant;
    this.connection = handle.getConnection();
  }

  @Override
  public ShareDao dao() {
    return handle.attach(PostgresShareDao.class);
  }

  /**
   * Blocks are drawn at random, and all pets without traits in them taken. Where few pets in them
   * have no traits, more are drawn.
   */
  @Override
  public List<String> bounds(int slots) {
    Optional<PostgresHash> hash = variant.hash();
    return hash.isPresent() ? hash.get().bounds(slots) : boundsOfIds(slots);
  }

  private List<String> boundsOfIds(int slots) {
    try {
      long size = sizeOfPets();
      double part = size <= SMALL ? 1 : (double) SMALL / size;
      List<String> ids = sample(part);
      while (part < 1 && ids.size() < (long) slots * SAMPLED_A_SLOT) {
        part = Math.min(1, part * 8);
        ids = sample(part);
      }
      return cut(ids, slots);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private long sizeOfPets() throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT " + variant.sizeOfPets());
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private List<String> sample(double part) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(String.format(Locale.ROOT, IDS, variant.sample(part)))) {
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
    Optional<PostgresHash> hash = variant.hash();
    if (hash.isPresent()) {
      int after = slot.after().map(Integer::parseInt).orElse(-1);
      int until = slot.until().map(Integer::parseInt).orElse(hash.get().end() - 1);
      return new PostgresCursor(
          slot.position().orElse(null), null, new PostgresHash.Range(hash.get(), after, until));
    }
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

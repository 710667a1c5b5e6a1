package petshell.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import petshell.store.Page;
import petshell.store.PetKey;
import petshell.store.StoredValue;
import petshell.store.TraitsDao;
import petshell.store.TraitsDao.PageRequest;

/**
 * Reads pages of pets without traits. Where the page before was even, that is, its rows lay one
 * behind the other and its ids were plain text of one length, as the web app makes them, the ids of
 * a page come as one long text: row by row, the driver's calls take most of the time. A page that
 * turns out not to be even is read again, row by row. Not thread-safe.
 */
final class SqlitePages implements AutoCloseable {
  /**
   * Whether anything is quarantined at all is asked once a page; it mostly answers for all rows.
   */
  private static final String ROWS =
      """
      SELECT %1$s AS position, %2$s AS id FROM "Pet"
      WHERE %1$s >= ? AND "Pet"."traits" IS NULL AND +"Pet"."id" IS NOT NULL
        AND (NOT EXISTS (SELECT 1 FROM "petshell_quarantine")
          OR NOT EXISTS (
            SELECT 1 FROM "petshell_quarantine" AS q
            WHERE q."petId" = "Pet"."id" COLLATE BINARY AND (? IS NULL OR q."run" = ?)))
      ORDER BY %1$s LIMIT ?
      """;

  /** 5: the width of an id in bytes. Ids of another one are left out, and so found lacking. */
  private static final String JOINED =
      """
      SELECT min(position), max(position), count(*),
        group_concat(CASE WHEN typeof(id) = 'text' AND octet_length(id) = ? THEN id END, '')
      """;

  private static final int LONGEST_EVEN_ID = 100;

  /** What an id of no bytes at all, that is no text, is shown as. */
  private static final String EMPTY_BYTES = "x''";

  private final Connection connection;
  private final String row;
  private @Nullable PreparedStatement rows;
  private @Nullable PreparedStatement joined;

  /** The bytes of each id of the last page, or 0 where it was not even. */
  private int width;

  /**
   * Makes it.
   *
   * @param connection stays open
   * @param row the name of a row's number, as {@link SqliteRows} finds it
   */
  SqlitePages(Connection connection, String row) {
    this.connection = connection;
    this.row = row;
  }

  private PreparedStatement prepare(String before, String id, String after) throws SQLException {
    return connection.prepareStatement(before + String.format(Locale.ROOT, ROWS, row, id) + after);
  }

  /**
   * Reads a page, as {@link TraitsDao#page} says.
   *
   * @param from where it begins, whatever the request says
   */
  Page<PetKey> next(SqliteCursor from, PageRequest request) throws SQLException {
    Optional<List<SqlitePetKey>> even = width > 0 ? joined(from, request) : Optional.empty();
    if (even.isPresent()) {
      return page(from, even.get());
    }
    List<SqlitePetKey> keys = singly(from, request);
    width = width(keys);
    return page(from, keys);
  }

  private static Page<PetKey> page(SqliteCursor from, List<SqlitePetKey> keys) {
    return keys.isEmpty()
        ? Page.none()
        : new Page<>(List.copyOf(keys), from.behind(keys.get(keys.size() - 1).position()));
  }

  /** Returns the page, which may have no rows; empty where it is not even. */
  private Optional<List<SqlitePetKey>> joined(SqliteCursor from, PageRequest request)
      throws SQLException {
    if (joined == null) {
      joined = prepare(JOINED + " FROM (", "\"Pet\".\"id\"", ")");
    }
    joined.setInt(1, width);
    bind(joined, 2, from, request);
    try (ResultSet page = joined.executeQuery()) {
      page.next();
      int count = page.getInt(3);
      if (count == 0) {
        return Optional.of(List.of());
      }
      long first = page.getLong(1);
      String ids = page.getString(4);
      boolean even =
          first >= from.from()
              && page.getLong(2) - first == count - 1
              && ids != null
              && ids.length() == count * width
              && StoredValue.isProper(ids);
      return even ? Optional.of(keys(first, ids)) : Optional.empty();
    }
  }

  private List<SqlitePetKey> keys(long first, String ids) {
    int count = ids.length() / width;
    List<SqlitePetKey> keys = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      keys.add(new SqlitePetKey(first + i, ids.substring(i * width, (i + 1) * width), true));
    }
    return keys;
  }

  private List<SqlitePetKey> singly(SqliteCursor from, PageRequest request) throws SQLException {
    if (rows == null) {
      rows = prepare("", SqliteTraitsColumn.ID, "");
    }
    bind(rows, 1, from, request);
    List<SqlitePetKey> keys = new ArrayList<>();
    long characters = 0;
    SqliteOrder order = new SqliteOrder(from.from());
    try (ResultSet page = rows.executeQuery()) {
      while (characters < TraitsDao.LONGEST_CHUNK && page.next()) {
        SqlitePetKey key = key(page);
        order.next(key.position());
        keys.add(key);
        characters += key.id().length();
      }
    }
    return keys;
  }

  private static void bind(
      PreparedStatement statement, int first, SqliteCursor from, PageRequest request)
      throws SQLException {
    statement.setLong(first, from.from());
    Long run = request.retriedRun().isPresent() ? request.retriedRun().getAsLong() : null;
    statement.setObject(first + 1, run);
    statement.setObject(first + 2, run);
    statement.setInt(first + 3, request.limit());
  }

  /** Reads a key from the first two columns of a row. */
  static SqlitePetKey key(ResultSet row) throws SQLException {
    Object id = StoredValue.read(row, 2);
    if (id instanceof String text) {
      return new SqlitePetKey(row.getLong(1), text, true);
    }
    if (id == null) {
      return SqlitePetKey.withoutId(row.getLong(1));
    }
    String shown = StoredValue.shown(id);
    return new SqlitePetKey(row.getLong(1), shown.isEmpty() ? EMPTY_BYTES : shown, false);
  }

  private static int width(List<SqlitePetKey> keys) {
    if (keys.isEmpty()) {
      return 0;
    }
    SqlitePetKey first = keys.get(0);
    int length = first.id().length();
    for (int i = 0; i < keys.size(); i++) {
      SqlitePetKey key = keys.get(i);
      if (!key.text()
          || !SqliteJoinedPets.isPlain(key.id(), length, length)
          || key.position() != first.position() + i) {
        return 0;
      }
    }
    return length <= LONGEST_EVEN_ID ? length : 0;
  }

  @Override
  public void close() throws SQLException {
    if (rows != null) {
      rows.close();
    }
    if (joined != null) {
      joined.close();
    }
  }
}

package petshell.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import petshell.store.Page;
import petshell.store.PetFilter;
import petshell.store.PetKey;
import petshell.store.StoredPet;
import petshell.store.StoredTraits;
import petshell.store.TraitsDao;
import petshell.store.TraitsDao.RawPet;

/** Reads what is stored for pets, by the numbers of their rows. Not thread-safe. */
final class SqliteStoredPets {
  private static final String SCAN =
      """
      SELECT %1$s, %3$s, %4$s FROM %2$s
      WHERE %1$s >=""";

  private static final String ONE =
      """
      SELECT %1$s, %3$s, %4$s FROM %2$s WHERE %1$s = ?
      """;

  private static final String LAST =
      """
      SELECT max(%1$s) FROM %2$s
      """;

  private final Connection connection;
  private final SqliteRows rows;
  private final SqliteTraitsColumn traits;
  private final SqliteJoinedPets joined;

  /** Whether the last chunk was one that could have been read as joined texts. */
  private boolean fits;

  /**
   * Makes it.
   *
   * @param connection stays open
   * @param rows how to reach the rows
   */
  SqliteStoredPets(Connection connection, SqliteRows rows) {
    this.connection = connection;
    this.rows = rows;
    this.traits = new SqliteTraitsColumn(connection, rows);
    this.joined = new SqliteJoinedPets(connection, rows);
  }

  /** Returns where a pass over the pets that are there now begins; empty where there is none. */
  Optional<SqliteCursor> start() throws SQLException {
    try (PreparedStatement statement = prepare(LAST);
        ResultSet row = statement.executeQuery()) {
      long last = row.getLong(1);
      return row.wasNull()
          ? Optional.empty()
          : Optional.of(new SqliteCursor(SqliteCursor.START.from(), last));
    }
  }

  /** Reads a chunk, as {@link TraitsDao#scan} says. */
  Page<StoredPet> next(PetFilter filter, SqliteCursor from) throws SQLException {
    Optional<List<StoredPet>> together = fits ? joined.next(filter, from) : Optional.empty();
    if (together.isPresent()) {
      return page(together.get(), from);
    }
    List<StoredPet> pets = singly(filter, from);
    fits = SqliteJoinedPets.fits(pets);
    return page(pets, from);
  }

  private static Page<StoredPet> page(List<StoredPet> pets, SqliteCursor from) {
    return pets.isEmpty()
        ? Page.none()
        : new Page<>(pets, from.behind(SqlitePetKey.position(pets.get(pets.size() - 1).key())));
  }

  private List<StoredPet> singly(PetFilter filter, SqliteCursor from) throws SQLException {
    SqliteQuery scan = new SqliteQuery(sql(SCAN)).value(from.from());
    SqliteFilter.add(scan, filter, "\"Pet\".\"traits\"");
    scan.add("ORDER BY " + rows.position() + " LIMIT").value(TraitsDao.CHUNK_ROWS);
    List<StoredPet> pets = new ArrayList<>();
    long characters = 0;
    SqliteOrder order = new SqliteOrder(from.from());
    try (PreparedStatement statement = scan.prepare(connection);
        ResultSet row = statement.executeQuery()) {
      while (characters < TraitsDao.LONGEST_CHUNK && row.next()) {
        StoredPet pet = pet(row);
        order.next(SqlitePetKey.position(pet.key()));
        pets.add(pet);
        characters += pet.size();
      }
    }
    return pets;
  }

  /** See {@link TraitsDao#stored}. */
  Optional<StoredTraits> stored(PetKey key) throws SQLException {
    try (PreparedStatement statement = prepare(ONE)) {
      statement.setLong(1, SqlitePetKey.position(key));
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        StoredPet pet = pet(row);
        // The id is compared as it was read: one that is no proper text matches no parameter.
        return pet.key().id().equals(key.id()) ? Optional.of(pet.traits()) : Optional.empty();
      }
    }
  }

  /** See {@link TraitsDao#raw}. */
  RawPet raw(PetKey key) throws SQLException {
    long position = SqlitePetKey.position(key);
    return new RawPet(
        new SqliteBytes(connection, rows, "\"Pet\".\"id\"", position),
        new SqliteBytes(connection, rows, "\"Pet\".\"traits\"", position));
  }

  /** Reads a pet from the columns of a row: its number, id and traits. */
  private StoredPet pet(ResultSet row) throws SQLException {
    SqlitePetKey key = SqlitePages.key(row);
    return new StoredPet(key, traits.read(row, 3, key.position()));
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql(sql));
  }

  private String sql(String pattern) {
    return sql(pattern, rows);
  }

  /**
   * Puts into a statement, by number, 1: the number of a row, 2: the table, 3: the id, 4: the
   * traits.
   */
  static String sql(String pattern, SqliteRows rows) {
    return String.format(
        Locale.ROOT,
        pattern,
        rows.position(),
        rows.source(),
        SqliteTraitsColumn.ID,
        SqliteTraitsColumn.SHORT);
  }
}

package petshell.store.postgres;

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
import petshell.store.PetFilter;
import petshell.store.PetKey;
import petshell.store.StoredPet;
import petshell.store.StoredTraits;
import petshell.store.TraitsDao;

/** Reads what is stored for pets, by their ids. */
final class PostgresStoredPets {
  /** A longer value is read by itself, so that the rows of a chunk need little room together. */
  private static final int LONGEST_IN_CHUNK = 16_000;

  /** The text of a value is made once a row: that is most of the work. */
  private static final String CHUNK =
      """
      SELECT s."id", CASE WHEN octet_length(s."text") <= %2$d THEN s."text" END,
        octet_length(s."text") > %2$d
      FROM (SELECT "Pet"."id", %1$s AS "text" FROM "Pet" WHERE TRUE""";

  private static final String ONE =
      """
      SELECT %s FROM "Pet" WHERE "Pet"."id" = ? AND "Pet"."id" COLLATE "C" = ?
      """;

  private static final String LAST =
      """
      SELECT "id" FROM "Pet" ORDER BY "id" DESC LIMIT 1
      """;

  private final Connection connection;
  private final PostgresTraitsType type;
  private final String chunk;
  private final String one;

  /**
   * Makes it.
   *
   * @param connection stays open
   * @param type that of the traits
   */
  PostgresStoredPets(Connection connection, PostgresTraitsType type) {
    String text = type.read("\"Pet\".\"traits\"");
    this.connection = connection;
    this.type = type;
    this.chunk = String.format(Locale.ROOT, CHUNK, text, LONGEST_IN_CHUNK);
    this.one = String.format(Locale.ROOT, ONE, PostgresTraitsColumn.withSize(text, "traits"));
  }

  /** Returns where a pass over the pets that are there now begins; empty where there is none. */
  Optional<PostgresCursor> start() throws SQLException {
    return Optional.ofNullable(last(connection)).map(end -> new PostgresCursor(null, end));
  }

  /** Returns the id of the pet that is the last one now; null where there is none. */
  static @Nullable String last(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LAST);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? row.getString(1) : null;
    }
  }

  /** Reads a chunk, as {@link TraitsDao#scan} says. */
  Page<StoredPet> next(PetFilter filter, PostgresCursor from) throws SQLException {
    PostgresQuery query = new PostgresQuery(chunk).from(from);
    PostgresFilter.add(query, filter, Optional.of(type));
    query.add("ORDER BY \"Pet\".\"id\" LIMIT").value(TraitsDao.CHUNK_ROWS);
    query.add(") AS s ORDER BY s.\"id\"");
    List<StoredPet> pets = new ArrayList<>();
    long characters = 0;
    try (PreparedStatement statement = query.prepare(connection);
        ResultSet row = statement.executeQuery()) {
      while (characters < TraitsDao.LONGEST_CHUNK && row.next()) {
        StoredPet pet = pet(row);
        pets.add(pet);
        characters += pet.size();
      }
    }
    boolean atEnd = characters < TraitsDao.LONGEST_CHUNK && pets.size() < TraitsDao.CHUNK_ROWS;
    return atEnd
        ? new Page<>(pets, Optional.empty())
        : new Page<>(pets, Optional.of(from.behind(pets.get(pets.size() - 1).key().id())));
  }

  private StoredPet pet(ResultSet row) throws SQLException {
    PetKey key = new PostgresPetKey(row.getString(1));
    StoredTraits traits =
        row.getBoolean(3)
            ? stored(key).orElse(StoredTraits.MISSING)
            : PostgresCanonical.read(type, row.getString(2));
    return new StoredPet(key, traits);
  }

  /** See {@link TraitsDao#stored}. */
  Optional<StoredTraits> stored(PetKey key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(one)) {
      statement.setString(1, key.id());
      statement.setString(2, key.id());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(PostgresTraitsColumn.withSize(row, "traits", type))
            : Optional.empty();
      }
    }
  }
}

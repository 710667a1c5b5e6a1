package petshell.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import petshell.store.PetFilter;
import petshell.store.StoredPet;
import petshell.store.StoredTraits;
import petshell.store.StoredValue;
import petshell.store.TraitsDao;

/**
 * Reads chunks of pets as three long texts, of their rows' numbers, their ids and their traits: row
 * by row, the driver's calls take most of the time. Ids and traits come behind their lengths in
 * bytes, of two and of three digits. Only plain text of such lengths can be read so, as the web app
 * makes it; of a chunk that holds anything else nothing is returned.
 */
final class SqliteJoinedPets {
  /** What is too long is no text here. */
  private static final String CHUNK =
      """
      SELECT count(*), group_concat(position, ' '),
        group_concat(CASE WHEN typeof(id) = 'text' AND octet_length(id) BETWEEN 10 AND 99
          THEN octet_length(id) || id END, ''), sum(octet_length(id)),
        group_concat(CASE WHEN typeof(traits) = 'text' AND octet_length(traits) BETWEEN 100 AND 899
          THEN octet_length(traits) || traits END, ''), sum(octet_length(traits))
      FROM (SELECT %1$s AS position, %3$s AS id, %4$s AS traits FROM %2$s WHERE %1$s >=""";

  private static final int ID_DIGITS = 2;
  private static final int TRAITS_DIGITS = 3;
  private static final int SHORTEST_ID = 10;
  private static final int LONGEST_ID = 99;
  private static final int SHORTEST_TRAITS = 100;
  private static final int LONGEST_TRAITS = 899;

  private final Connection connection;
  private final String chunk;
  private final String position;

  /**
   * Makes it.
   *
   * @param connection stays open
   * @param rows how to reach the rows
   */
  SqliteJoinedPets(Connection connection, SqliteRows rows) {
    this.connection = connection;
    this.chunk = SqliteStoredPets.sql(CHUNK, rows);
    this.position = rows.position();
  }

  /** Returns whether pets could have been read so, and those behind them therefore may be. */
  static boolean fits(List<StoredPet> pets) {
    return pets.stream()
        .allMatch(
            pet ->
                ((SqlitePetKey) pet.key()).text()
                    && isPlain(pet.key().id(), SHORTEST_ID, LONGEST_ID)
                    && pet.traits().value() instanceof String traits
                    && isPlain(traits, SHORTEST_TRAITS, LONGEST_TRAITS));
  }

  /** Returns whether a text has so many characters, and each is a byte in UTF-8. */
  static boolean isPlain(String text, int shortest, int longest) {
    return text.length() >= shortest
        && text.length() <= longest
        && text.getBytes(StandardCharsets.UTF_8).length == text.length();
  }

  /**
   * Reads a chunk, as {@link TraitsDao#scan} says.
   *
   * @return the pets, which may be none; empty where they cannot be read so
   */
  Optional<List<StoredPet>> next(PetFilter filter, SqliteCursor from) throws SQLException {
    SqliteQuery query = new SqliteQuery(chunk).value(from.from());
    SqliteFilter.add(query, filter, "\"Pet\".\"traits\"");
    query.add("ORDER BY " + position + " LIMIT").value(TraitsDao.CHUNK_ROWS).add(")");
    try (PreparedStatement statement = query.prepare(connection);
        ResultSet row = statement.executeQuery()) {
      row.next();
      int count = row.getInt(1);
      if (count == 0) {
        return Optional.of(List.of());
      }
      String ids = plain(row, 3, (long) count * ID_DIGITS);
      String traits = plain(row, 5, (long) count * TRAITS_DIGITS);
      return ids == null || traits == null
          ? Optional.empty()
          : Optional.of(pets(from, count, row.getString(2), ids, traits));
    }
  }

  /**
   * Reads a text, and in the column behind it, how many bytes its parts have in all. Where it has
   * as many characters, beside the lengths, each of its parts is there, and each character is a
   * byte.
   *
   * @return null where it is not so
   */
  private static @Nullable String plain(ResultSet row, int column, long digits)
      throws SQLException {
    String text = row.getString(column);
    return text != null
            && text.length() == row.getLong(column + 1) + digits
            && StoredValue.isProper(text)
        ? text
        : null;
  }

  private static List<StoredPet> pets(
      SqliteCursor from, int count, String positions, String ids, String traits)
      throws DamageException {
    List<StoredPet> pets = new ArrayList<>(count);
    SqliteOrder order = new SqliteOrder(from.from());
    int nextPosition = 0;
    int nextId = 0;
    int nextTraits = 0;
    for (int i = 0; i < count; i++) {
      int space = positions.indexOf(' ', nextPosition);
      int end = space < 0 ? positions.length() : space;
      long position = Long.parseLong(positions, nextPosition, end, 10);
      order.next(position);
      nextPosition = end + 1;
      int id = nextId + ID_DIGITS;
      nextId = id + Integer.parseInt(ids, nextId, id, 10);
      int trait = nextTraits + TRAITS_DIGITS;
      nextTraits = trait + Integer.parseInt(traits, nextTraits, trait, 10);
      pets.add(
          new StoredPet(
              new SqlitePetKey(position, ids.substring(id, nextId), true),
              new StoredTraits(traits.substring(trait, nextTraits))));
    }
    return pets;
  }
}

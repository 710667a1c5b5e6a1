package petshell.store.sqlite;

import java.util.Comparator;
import petshell.store.PetPlace;

/**
 * A place in an order: only the beginnings of name and id count, and the row's number where they
 * are the same.
 *
 * @param key the bytes that are compared first, one a character
 * @param id the first bytes of the pet's id, one a character
 * @param position the row's number, which may change when nobody reads
 */
record SqlitePlace(String key, String id, long position) implements PetPlace {
  private static final Comparator<SqlitePlace> ORDER =
      Comparator.comparing(SqlitePlace::key)
          .thenComparing(SqlitePlace::id)
          .thenComparingLong(SqlitePlace::position);

  @Override
  public int compareTo(PetPlace other) {
    return ORDER.compare(this, (SqlitePlace) other);
  }
}

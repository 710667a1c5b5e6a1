package petshell.store.sqlite;

import java.util.Objects;
import java.util.OptionalLong;
import petshell.store.PetKey;

/**
 * A row of the pets by its number.
 *
 * @param position the row's number; never stored, since SQLite may renumber rows
 * @param id see {@link PetKey#id}
 * @param text see {@link PetKey#text}
 */
record SqlitePetKey(long position, String id, boolean text) implements PetKey {
  SqlitePetKey {
    Objects.requireNonNull(id, "id");
  }

  /** Returns the key of a pet that has no id. */
  static SqlitePetKey withoutId(long position) {
    return new SqlitePetKey(position, "", false);
  }

  /** Returns the number of the row of a key that this engine gave. */
  static long position(PetKey key) {
    return ((SqlitePetKey) key).position;
  }

  @Override
  public String shown() {
    return hasId() ? id : shownPlace(position);
  }

  @Override
  public OptionalLong rowNumber() {
    return hasId() ? OptionalLong.empty() : OptionalLong.of(position);
  }

  /** Returns what is shown in place of an id. */
  static String shownPlace(long position) {
    return "no id (row " + position + ")";
  }
}

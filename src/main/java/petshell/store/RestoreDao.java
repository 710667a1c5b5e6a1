package petshell.store;

import java.util.List;

/**
 * Gives saved traits back to pets. Ids are text, or the bytes of one that is no proper text or was
 * not stored as text.
 */
public interface RestoreDao {

  /**
   * Stores traits where there are none.
   *
   * @param id the id, a String or a byte array
   * @param kind what the engine holds the id for
   * @return 1, or 0 where there is no such pet or it has traits
   */
  int fill(Object id, StoredKind kind, String traits, StoredTime now);

  /**
   * Returns what is stored for a pet, no bytes where it is too long to be read; none where there is
   * no such pet.
   */
  List<RawValue> stored(Object id, StoredKind kind);

  /**
   * Tells whether a stored value is what a text becomes when it is stored.
   *
   * @param stored what {@link #stored} has returned
   * @param text valid traits
   */
  default boolean isSame(Object stored, String text) {
    return stored.equals(text);
  }

  /**
   * Keeps what is stored for a pet before {@link #replace}.
   *
   * @param run the run that writes over it
   * @param traits what it is about to write, other than what is stored
   * @return 1, or 0 where there is no such pet, or it has no traits
   */
  int keep(long run, String id, String traits);

  /**
   * Stores traits over others.
   *
   * @return 1, or 0 where there is no such pet
   */
  int replace(String id, String traits, StoredTime now);
}

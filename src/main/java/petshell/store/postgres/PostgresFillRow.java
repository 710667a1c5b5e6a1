package petshell.store.postgres;

import petshell.store.PetKey;
import petshell.store.TraitsToStore;

/**
 * Traits to store for one row where it has none.
 *
 * @param key see {@link TraitsToStore#key}
 * @param traits see {@link TraitsToStore#traits}
 * @param hash that of the id, by FNV-1a over its characters with a last mixing
 */
record PostgresFillRow(PetKey key, String traits, long hash) implements TraitsToStore {
  private static final long PRIME = 0x100000001b3L;
  private static final long START = 0xcbf29ce484222325L;

  /** Makes a row to store. */
  static PostgresFillRow of(PetKey key, String traits) {
    return new PostgresFillRow(key, traits, hash(key.id()));
  }

  private static long hash(String id) {
    long hash = START;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * PRIME;
    }
    return (hash ^ hash >>> 29) * PRIME;
  }

  @Override
  public boolean matchable() {
    return key.text();
  }
}

package petshell.store.postgres;

import petshell.store.PetKey;
import petshell.store.TraitsToStore;

/**
 * Traits to store for one row where it has none.
 *
 * @param key see {@link TraitsToStore#key}
 * @param traits see {@link TraitsToStore#traits}
 */
record PostgresFillRow(PetKey key, String traits) implements TraitsToStore {
  @Override
  public boolean matchable() {
    return key.text();
  }
}

package petshell.store;

/** Traits to store for one row where it has none. Immutable. */
public interface TraitsToStore {
  /** Returns the row as it was read. */
  PetKey key();

  /** Returns whether the row's id is stored as proper text; others cannot be matched again. */
  boolean matchable();

  /** Returns the text to store. */
  String traits();
}

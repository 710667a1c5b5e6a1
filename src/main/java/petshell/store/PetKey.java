package petshell.store;

import java.util.OptionalLong;

/**
 * Names one row of the pets for as long as nobody moves it. Only the engine that gave it finds the
 * row by it.
 */
public interface PetKey {
  /** Returns the pet's id, may be empty; empty too where the pet has none. */
  String id();

  /** Returns whether the id is stored as proper text; others cannot be matched again. */
  boolean text();

  /** Returns whether there is an id. */
  default boolean hasId() {
    return text() || !id().isEmpty();
  }

  /** Returns the id for people or, where there is none, the place of the row. */
  String shown();

  /** Returns the number of the row of a pet that has no id; empty where it has one. */
  OptionalLong rowNumber();
}

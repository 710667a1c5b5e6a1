package petshell.store;

import java.util.Objects;

/**
 * Names one row of the pets for as long as nobody moves it.
 *
 * @param position the engine's own key of the row; never stored, since the engine may renumber rows
 * @param id the pet's id, never null, may be empty; empty too where the pet has none
 * @param text whether the id is stored as proper text; others cannot be matched again
 */
public record PetKey(long position, String id, boolean text) {
  /**
   * Checks the id.
   *
   * @throws NullPointerException if the id is null
   */
  public PetKey {
    Objects.requireNonNull(id, "id");
  }

  /** Returns the key of a pet that has no id. */
  public static PetKey withoutId(long position) {
    return new PetKey(position, "", false);
  }

  /** Returns whether there is an id. */
  public boolean hasId() {
    return text || !id.isEmpty();
  }

  /** Returns the id for people or, where there is none, the place of the row. */
  public String shown() {
    return hasId() ? id : shownPlace(position);
  }

  /** Returns what is shown in place of an id. */
  static String shownPlace(long position) {
    return "no id (row " + position + ")";
  }
}

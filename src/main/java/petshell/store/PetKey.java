package petshell.store;

import java.util.Objects;

/**
 * Names one row of the pets for as long as nobody moves it.
 *
 * @param position the engine's own key of the row; never stored, since the engine may renumber rows
 * @param id the pet's id, never null, may be empty
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
}

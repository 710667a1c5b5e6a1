package petshell.store;

import java.util.Objects;

/**
 * A pet to be added; what is not named here the database fills in.
 *
 * @param id its id
 * @param name its name
 * @param ownerId the id of the user that it belongs to
 * @param personality how it behaves
 * @param generation 1 for a pet without parents
 */
public record NewPet(
    String id, String name, String ownerId, Personality personality, long generation) {
  /** How a pet behaves; each part from 0 to 100. */
  public record Personality(
      long friendliness, long energyTrait, long curiosity, long patience, long playfulness) {}

  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public NewPet {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(ownerId, "ownerId");
    Objects.requireNonNull(personality, "personality");
  }
}

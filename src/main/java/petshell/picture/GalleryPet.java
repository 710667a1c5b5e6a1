package petshell.picture;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import petshell.trait.PetTraits;

/**
 * A pet as the gallery shows it.
 *
 * @param id the pet's id, any text
 * @param name the pet's name, any text
 * @param ownerId the id of its owner, any text; empty for none
 * @param createdMillis when it was made, in milliseconds since 1970; empty where that is unknown
 * @param stateText the word for the state of its traits, by which the page filters
 * @param traits its traits, empty where it has none that are valid
 */
public record GalleryPet(
    String id,
    String name,
    String ownerId,
    OptionalLong createdMillis,
    String stateText,
    Optional<PetTraits> traits) {
  /**
   * Checks that all is given.
   *
   * @throws NullPointerException if a component is null
   */
  public GalleryPet {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(ownerId, "ownerId");
    Objects.requireNonNull(createdMillis, "createdMillis");
    Objects.requireNonNull(stateText, "stateText");
    Objects.requireNonNull(traits, "traits");
  }
}

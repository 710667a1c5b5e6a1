package petshell.picture;

import java.util.Objects;
import java.util.Optional;
import petshell.trait.PetTraits;

/**
 * A pet as the gallery shows it.
 *
 * @param id the pet's id, any text
 * @param name the pet's name, any text
 * @param stateText the word for the state of its traits, by which the page filters
 * @param traits its traits, empty where it has none that are valid
 */
public record GalleryPet(String id, String name, String stateText, Optional<PetTraits> traits) {
  /**
   * Checks that all is given.
   *
   * @throws NullPointerException if a component is null
   */
  public GalleryPet {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(stateText, "stateText");
    Objects.requireNonNull(traits, "traits");
  }
}

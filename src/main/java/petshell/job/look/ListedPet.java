package petshell.job.look;

import java.util.Objects;
import java.util.Optional;
import petshell.store.PetRow;
import petshell.trait.PetTraits;
import petshell.trait.TraitState;

/**
 * One pet of a listing.
 *
 * @param id its id, a user's text
 * @param name its name, a user's text
 * @param state how its stored traits compare with those of its id
 * @param traits its traits, empty where nothing valid is stored
 */
public record ListedPet(String id, String name, TraitState state, Optional<PetTraits> traits) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public ListedPet {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(traits, "traits");
  }

  /** Returns a pet as the database gives it. */
  static ListedPet of(PetRow row) {
    return new ListedPet(row.id(), row.name(), row.state(), row.traits().traits());
  }
}

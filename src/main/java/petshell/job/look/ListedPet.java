package petshell.job.look;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import petshell.store.PetRow;
import petshell.trait.PetTraits;
import petshell.trait.TraitState;

/**
 * One pet of a listing.
 *
 * @param id its id, a user's text
 * @param name its name, a user's text
 * @param ownerId the id of the user that it belongs to, a user's text; empty where there is none
 * @param createdMillis when it was made, in milliseconds since 1970; empty where no time is stored
 * @param state how its stored traits compare with those of its id
 * @param traits its traits, empty where nothing valid is stored
 */
public record ListedPet(
    String id,
    String name,
    String ownerId,
    OptionalLong createdMillis,
    TraitState state,
    Optional<PetTraits> traits) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public ListedPet {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(ownerId, "ownerId");
    Objects.requireNonNull(createdMillis, "createdMillis");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(traits, "traits");
  }

  /** Returns a pet as the database gives it. */
  static ListedPet of(PetRow row) {
    return new ListedPet(
        row.id(),
        row.name(),
        row.ownerId(),
        row.createdMillis(),
        row.state(),
        row.traits().traits());
  }
}

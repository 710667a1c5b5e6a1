package petshell.job.change;

import java.util.Objects;
import petshell.store.StoredTraits;
import petshell.trait.PetTraits;
import petshell.trait.TraitState;

/**
 * One pet whose stored traits are not those that its id gives.
 *
 * @param id the pet's id
 * @param state how the stored traits compare
 * @param before what is stored
 * @param after what its id gives
 */
public record Replacement(String id, TraitState state, StoredTraits before, PetTraits after) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public Replacement {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
  }
}

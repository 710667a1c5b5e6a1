package petshell.job.change;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import petshell.store.PetDao;
import petshell.store.PetName;
import petshell.store.StoredTraits;
import petshell.trait.PetTraits;
import petshell.trait.TraitDifference;
import petshell.trait.TraitJson;
import petshell.trait.TraitState;

/**
 * One pet whose stored traits are not those that its id gives.
 *
 * @param id the pet's id
 * @param name the pet's name, a user's text; empty where it was not asked for
 * @param state how the stored traits compare
 * @param before what is stored
 * @param after what its id gives
 */
public record Replacement(
    String id, Optional<String> name, TraitState state, StoredTraits before, PetTraits after) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public Replacement {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
  }

  /** Returns the fields that change. */
  public List<TraitDifference> differences() {
    return before.differences(TraitJson.write(after));
  }

  /** Asks for the name of the pet. */
  Replacement named(PetDao pets) {
    return new Replacement(id, pets.name(id).map(PetName::name), state, before, after);
  }
}

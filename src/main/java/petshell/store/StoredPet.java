package petshell.store;

import java.util.Objects;
import petshell.trait.GeneratedTraits;
import petshell.trait.TraitState;

/**
 * One pet as a scan finds it.
 *
 * @param key names its row
 * @param traits what the traits column holds
 */
public record StoredPet(PetKey key, StoredTraits traits) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public StoredPet {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(traits, "traits");
  }

  /** Compares the traits with what the generator gives for the id. */
  public TraitState state() {
    return state(new GeneratedTraits());
  }

  /**
   * Does the same for one of many pets.
   *
   * @param generator may be used for one pet after the other
   */
  public TraitState state(GeneratedTraits generator) {
    return key.hasId() ? traits.state(key.id(), generator) : traits.stateWithoutId();
  }

  /** Returns about how much memory it takes, in characters. */
  public long size() {
    return key.id().length() + traits.size();
  }
}

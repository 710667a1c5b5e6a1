package petshell.store;

import java.util.Objects;
import java.util.OptionalLong;
import petshell.trait.TraitState;

/**
 * What a listing reads of one pet. Any of it may be anything.
 *
 * @param id the id as text, its beginning where it is too long to be read, the place of the row
 *     where there is none
 * @param hasId whether there is an id
 * @param name the name, a user's text; only its beginning and its size where it is long
 * @param ownerId the id of the user that it belongs to, as the name; empty where there is none
 * @param createdMillis when it was made, in milliseconds since 1970; empty where no time is stored
 * @param traits what is stored as its traits; missing too where there is no such column
 */
public record PetRow(
    String id,
    boolean hasId,
    String name,
    String ownerId,
    OptionalLong createdMillis,
    StoredTraits traits) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public PetRow {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(ownerId, "ownerId");
    Objects.requireNonNull(createdMillis, "createdMillis");
    Objects.requireNonNull(traits, "traits");
  }

  /** Compares the traits with what the generator gives for the id. */
  public TraitState state() {
    return hasId ? traits.state(id) : traits.stateWithoutId();
  }

  /** Returns about how much room the row takes. */
  public long size() {
    return (long) id.length() + name.length() + ownerId.length() + traits.size();
  }
}

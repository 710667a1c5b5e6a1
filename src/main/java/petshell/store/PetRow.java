package petshell.store;

import java.util.Objects;
import petshell.trait.TraitState;

/**
 * What a listing reads of one pet. Any of it may be anything.
 *
 * @param storedId the id as the driver gives it, {@link RawBytes} where it is no proper text, the
 *     bytes of its beginning where it is too long to be read, null where the pet has none
 * @param position the row's position, which may change when nobody reads
 * @param name the name, a user's text, never null; only its beginning and its size where it is long
 * @param traits what is stored as its traits, never null; missing too where there is no such column
 */
public record PetRow(Object storedId, long position, String name, StoredTraits traits) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public PetRow {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(traits, "traits");
  }

  /** Returns the id as text or, where there is none, the place of the row; never null. */
  public String id() {
    return storedId == null ? PetKey.shownPlace(position) : StoredValue.shown(storedId);
  }

  /** Compares the traits with what the generator gives for the id. */
  public TraitState state() {
    return storedId == null ? traits.stateWithoutId() : traits.state(id());
  }

  /** Returns about how much room the row takes. */
  public long size() {
    return (long) id().length() + name.length() + traits.size();
  }
}

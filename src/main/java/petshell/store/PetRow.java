package petshell.store;

import java.util.Objects;

/**
 * What a listing reads of one pet. Any of it may be anything.
 *
 * @param storedId the id as the driver gives it, {@link RawBytes} where it is no proper text
 * @param name the name, a user's text, never null
 * @param traits what is stored as its traits, never null; missing too where there is no such column
 */
public record PetRow(Object storedId, String name, StoredTraits traits) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public PetRow {
    Objects.requireNonNull(storedId, "storedId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(traits, "traits");
  }

  /** Returns the id as text, never null. */
  public String id() {
    return StoredValue.shown(storedId);
  }

  /** Returns about how much room the row takes. */
  long size() {
    return (long) id().length() + name.length() + traits.size();
  }
}

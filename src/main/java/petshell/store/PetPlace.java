package petshell.store;

import java.util.Comparator;
import java.util.Objects;

/**
 * Where a pet stands in an order. Small whatever the pet is called: only the beginnings of name and
 * id count, and the row's position where they are the same.
 *
 * @param key the bytes that are compared first, one a character, never null
 * @param id the first bytes of the pet's id, one a character, never null
 * @param position the row's position, which may change when nobody reads
 */
public record PetPlace(String key, String id, long position) implements Comparable<PetPlace> {
  private static final Comparator<PetPlace> ORDER =
      Comparator.comparing(PetPlace::key)
          .thenComparing(PetPlace::id)
          .thenComparingLong(PetPlace::position);

  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public PetPlace {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(id, "id");
  }

  @Override
  public int compareTo(PetPlace other) {
    return ORDER.compare(this, other);
  }
}

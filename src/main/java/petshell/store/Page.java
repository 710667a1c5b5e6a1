package petshell.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Some rows of many.
 *
 * @param rows the rows, in the order of reading
 * @param next where the next rows begin, empty where none are left to read
 * @param <T> what is read of a row
 */
public record Page<T>(List<T> rows, Optional<Cursor> next) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public Page {
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(next, "next");
  }

  /** Returns a page without rows, behind which there are none. */
  public static <T> Page<T> none() {
    return new Page<>(List.of(), Optional.empty());
  }
}

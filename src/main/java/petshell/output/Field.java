package petshell.output;

import java.util.List;
import java.util.Objects;

/**
 * A label with its values, each on a line of its own.
 *
 * @param values may be empty, then there is the label alone
 */
public record Field(String label, List<Cell> values) {
  /**
   * Copies the values.
   *
   * @throws NullPointerException if a part is null
   */
  public Field {
    Objects.requireNonNull(label, "label");
    values = List.copyOf(values);
  }

  /** Returns a field with one value. */
  public static Field of(String label, String text) {
    return of(label, Cell.of(text));
  }

  /** Returns a field with one value. */
  public static Field of(String label, Cell value) {
    return new Field(label, List.of(value));
  }
}

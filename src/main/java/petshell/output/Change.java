package petshell.output;

import java.util.List;
import java.util.Objects;

/**
 * What became of one value.
 *
 * @param label the name of the value; may hold text of users
 * @param values what it was and what it is, in order; or one that says it all
 */
public record Change(String label, List<Cell> values) {
  /**
   * Copies the values.
   *
   * @throws NullPointerException if a part is null
   */
  public Change {
    Objects.requireNonNull(label, "label");
    values = List.copyOf(values);
  }
}

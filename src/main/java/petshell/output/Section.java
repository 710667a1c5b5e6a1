package petshell.output;

import java.util.List;
import java.util.Objects;

/**
 * Fields under a title.
 *
 * @param title may be empty, then no line is printed for it
 */
public record Section(String title, List<Field> fields) {
  /**
   * Copies the fields.
   *
   * @throws NullPointerException if a part is null
   */
  public Section {
    Objects.requireNonNull(title, "title");
    fields = List.copyOf(fields);
  }
}

package petshell.output;

import java.util.List;
import java.util.Objects;

/**
 * Rows under a line of their own.
 *
 * @param count how many there are in all, 1 or more; those that are shown may be fewer
 * @param head what they have in common, and more cells about it
 * @param rows each with the same number of cells; may be empty
 */
public record Group(Cell count, List<Cell> head, List<List<Cell>> rows) {
  /**
   * Copies the cells.
   *
   * @throws NullPointerException if a part is null
   */
  public Group {
    Objects.requireNonNull(count, "count");
    head = List.copyOf(head);
    rows = rows.stream().map(List::copyOf).toList();
  }
}

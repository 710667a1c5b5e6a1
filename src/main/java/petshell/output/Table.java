package petshell.output;

import java.util.List;

/**
 * Rows of values under headings.
 *
 * @param columns at least one, never null
 * @param rows each with one cell a column, never null
 */
public record Table(List<Column> columns, List<List<Cell>> rows) {
  /**
   * Copies the lists and checks their lengths.
   *
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if there is no column, or a row has another number of cells
   */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table has at least one column");
    }
    requireWidth(columns, rows);
  }

  static void requireWidth(List<Column> columns, List<List<Cell>> rows) {
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row must have " + columns.size() + " cells, not " + row.size());
      }
    }
  }
}

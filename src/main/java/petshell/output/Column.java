package petshell.output;

import java.util.List;
import java.util.Objects;

/**
 * A column of a table.
 *
 * @param heading its name, the same in every format
 * @param alignment to which side its values lean
 * @param shrinks whether it is the first to be cut where the terminal is too narrow
 * @param swatched whether room is kept for a colour before its values
 */
public record Column(String heading, Alignment alignment, boolean shrinks, boolean swatched) {
  /** To which side values lean. */
  public enum Alignment {
    /** As text does. */
    LEFT,
    /** As numbers do. */
    RIGHT
  }

  /**
   * Checks that heading and alignment are given.
   *
   * @throws NullPointerException if one of them is null
   */
  public Column {
    Objects.requireNonNull(heading, "heading");
    Objects.requireNonNull(alignment, "alignment");
  }

  /** Returns a column of text that may be cut. */
  public static Column text(String heading) {
    return new Column(heading, Alignment.LEFT, true, false);
  }

  /** Returns a column of text that is cut only where nothing else helps, as ids are. */
  public static Column fixed(String heading) {
    return new Column(heading, Alignment.LEFT, false, false);
  }

  /** Returns a column of numbers. */
  public static Column number(String heading) {
    return new Column(heading, Alignment.RIGHT, false, false);
  }

  /** Returns this column with room for a colour before its values, where colours are shown. */
  public Column withSwatches() {
    return new Column(heading, alignment, shrinks, true);
  }

  /**
   * Checks the columns of a table.
   *
   * @return a copy of them
   * @throws IllegalArgumentException if there are none
   */
  static List<Column> requireSome(List<Column> columns) {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("a table has at least one column");
    }
    return List.copyOf(columns);
  }

  /**
   * Checks that each row has a cell for each column.
   *
   * @throws IllegalArgumentException if one has not
   */
  static void requireWidth(List<Column> columns, List<List<Cell>> rows) {
    for (List<Cell> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row must have " + columns.size() + " cells, not " + row.size());
      }
    }
  }
}

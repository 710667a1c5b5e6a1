package petshell.output;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * A column of a table.
 *
 * @param name as programs know it: the name of the field in JSON
 * @param title as people see it, in lower case but for names; a table shows it in capitals
 * @param alignment to which side its values lean
 * @param shrinks whether it is the first to be cut where the terminal is too narrow
 * @param swatched whether room is kept for a colour before its values
 * @param named whether the title is a name of the user's, which is shown as it is
 * @param optional whether it is rather left out than that others are cut
 */
public record Column(
    String name,
    String title,
    Alignment alignment,
    boolean shrinks,
    boolean swatched,
    boolean named,
    boolean optional) {
  /** To which side values lean. */
  public enum Alignment {
    /** As text does. */
    LEFT,
    /** As numbers do. */
    RIGHT
  }

  /**
   * Checks that the names and the alignment are given.
   *
   * @throws NullPointerException if one of them is null
   */
  public Column {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(alignment, "alignment");
  }

  /** Returns a column of text that may be cut. */
  public static Column text(String name) {
    return new Column(name, name, Alignment.LEFT, true, false, false, false);
  }

  /** Returns a column of text that is cut only where nothing else helps, as ids are. */
  public static Column fixed(String name) {
    return new Column(name, name, Alignment.LEFT, false, false, false, false);
  }

  /** Returns a column of numbers. */
  public static Column number(String name) {
    return new Column(name, name, Alignment.RIGHT, false, false, false, false);
  }

  /** Returns this column with another name for people. */
  public Column titled(String changed) {
    return new Column(name, changed, alignment, shrinks, swatched, named, optional);
  }

  /** Returns this column with its title shown as it is, since it is a name of the user's. */
  public Column asNamed() {
    return new Column(name, title, alignment, shrinks, swatched, true, optional);
  }

  /** Returns the name as it stands above a table. */
  String heading() {
    return named ? title : title.toUpperCase(Locale.ROOT);
  }

  /** Returns this column with room for a colour before its values, where colours are shown. */
  public Column withSwatches() {
    return new Column(name, title, alignment, shrinks, true, named, optional);
  }

  /** Returns this column as one that is left out where the terminal is too narrow for all. */
  public Column leftOutFirst() {
    return new Column(name, title, alignment, shrinks, swatched, named, true);
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

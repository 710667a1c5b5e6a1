package petshell.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a database declares under the name of a table.
 *
 * @param name the name as it is spelled there
 * @param kind what it is
 * @param rows how its rows can be distinguished
 * @param columns its columns, hidden ones too
 * @param strangeCollation a collation that one of its indexes needs and the engine does not have
 * @param trouble what else of the engine's own makes work on its rows unsafe
 */
public record TableShape(
    String name,
    Kind kind,
    Rows rows,
    List<Column> columns,
    Optional<String> strangeCollation,
    Optional<Trouble> trouble) {
  /** What bears the name. */
  public enum Kind {
    /** A table that the database itself keeps. */
    TABLE,
    /** A view of other tables. */
    VIEW,
    /** A table that a module of the engine makes up. */
    VIRTUAL,
    /** A table of another server. */
    FOREIGN
  }

  /**
   * What only one engine has, and petshell does not work with.
   *
   * @param what what it is, for people
   * @param remedy what to do
   */
  public record Trouble(String what, String remedy) {}

  /** How the engine tells rows apart, apart from their values. */
  public enum Rows {
    /** By a number that can be named. */
    NUMBERED,
    /** By a number that columns of the same names hide. */
    HIDDEN,
    /** By their key alone. */
    UNNUMBERED
  }

  /**
   * A column.
   *
   * @param name its name as it is spelled there
   * @param stored whether it takes values; others are generated
   * @param rowNumber whether it is the row's number itself
   * @param unique whether an index keeps its values unique
   */
  public record Column(String name, boolean stored, boolean rowNumber, boolean unique) {
    /**
     * Checks the name.
     *
     * @throws NullPointerException if it is null
     */
    public Column {
      Objects.requireNonNull(name, "name");
    }

    /** Compares the name as engines do: the letters from A to Z alone have two cases. */
    public boolean isNamed(String wanted) {
      return folded(name).equals(folded(wanted));
    }
  }

  /**
   * Checks the parts and copies the list.
   *
   * @throws NullPointerException if a part is null
   */
  public TableShape {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(rows, "rows");
    columns = List.copyOf(columns);
    Objects.requireNonNull(strangeCollation, "strangeCollation");
    Objects.requireNonNull(trouble, "trouble");
  }

  /** Finds a column by its name, spelled in any case. */
  public Optional<Column> column(String wanted) {
    return columns.stream().filter(one -> one.isNamed(wanted)).findFirst();
  }

  /** Compares the name as {@link Column#isNamed} does. */
  public boolean isNamed(String wanted) {
    return folded(name).equals(folded(wanted));
  }

  private static String folded(String name) {
    StringBuilder folded = new StringBuilder(name);
    for (int i = 0; i < name.length(); i++) {
      char letter = name.charAt(i);
      if (letter >= 'A' && letter <= 'Z') {
        folded.setCharAt(i, (char) (letter - 'A' + 'a'));
      }
    }
    return folded.toString();
  }
}

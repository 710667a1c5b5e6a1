package petshell.store.sqlite;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import petshell.store.TableShape.Column;
import petshell.store.TableShape.Rows;

/**
 * How SQL reaches the rows of a table by a number. SQLite gives each row one, but a column of one
 * of the usual names hides it: such a column may hold anything, the same number twice or no number
 * at all, and a scan that went by it would leave out rows or never end.
 *
 * @param position the number's name with that of its table, both quoted, because SQLite takes a
 *     quoted name by itself, and that it does not know, for a text
 * @param source what to read from, for FROM
 */
record SqliteRows(String position, String source) {
  private static final List<String> USUAL_NAMES = List.of("rowid", "oid", "_rowid_");

  /** Good for one transaction, and slow: each statement counts the rows from the first. */
  private static final SqliteRows COUNTED =
      new SqliteRows(
          "\"Pet\".\"place\"",
          """
          (SELECT row_number() OVER (ORDER BY "id") AS "place", "id", "traits" FROM "Pet") AS "Pet\"""");

  /** Returns the name of the row's number; empty where columns hide it. */
  static Optional<String> name(List<Column> columns) {
    return USUAL_NAMES.stream()
        .filter(name -> columns.stream().noneMatch(one -> one.isNamed(name)))
        .findFirst()
        .or(() -> columns.stream().filter(Column::rowNumber).map(Column::name).findFirst());
  }

  /** Returns whether the rows have a number of their own. */
  boolean isNumbered() {
    return !equals(COUNTED);
  }

  /** Finds the number of the rows of a table; empty where they have none, or none with a name. */
  static Optional<SqliteRows> of(Handle handle, String table) {
    return SqliteTables.shape(handle, table)
        .filter(shape -> shape.rows() == Rows.NUMBERED)
        .flatMap(shape -> name(shape.columns()))
        .map(name -> new SqliteRows(quoted(table) + '.' + quoted(name), quoted(table)));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /**
   * Finds the number of the rows of the pets. Where they have none, the rows are counted, so that
   * what is stored can still be read within one transaction; they cannot be written then.
   */
  static SqliteRows ofPets(Handle handle) {
    return of(handle, "Pet").orElse(COUNTED);
  }
}

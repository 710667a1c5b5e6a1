package petshell.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Reads columns that may hold anything of any length, users' names above all, so that no value is
 * ever in memory whole that is longer than anybody would read.
 */
public final class BoundedValue {
  /** The longest value that is read whole, in the bytes that the engine keeps it in. */
  static final int LONGEST = 10_000;

  /** The bytes that are read of a longer one. */
  public static final int BEGINNING = 1_000;

  private BoundedValue() {}

  /** Gives names to the columns of which the statements of several access objects read texts. */
  public static void define(Jdbi jdbi) {
    jdbi.define("petName", columns("\"Pet\"", "id", "name"));
    jdbi.define("owner", columns("\"User\"", "id", "email", "name"));
    jdbi.define(
        "gene",
        String.join(
            ", ",
            of("t.\"traitName\"") + " AS name",
            of("t.\"traitType\"") + " AS type",
            of("t.\"rarity\"") + " AS rarity",
            of("p.\"inheritanceSource\"") + " AS source"));
  }

  /**
   * Returns the SQL for some columns by their own names.
   *
   * @param table the table's name in the statement, as it stands in SQL
   * @param columns their names, without quotes
   */
  static String columns(String table, String... columns) {
    return Arrays.stream(columns)
        .map(column -> of(table + ".\"" + column + '"') + " AS \"" + column + '"')
        .collect(Collectors.joining(", "));
  }

  /**
   * Returns the SQL for a value: the value itself or, where it is too long, its beginning and its
   * size as a text. SQLite knows the size without reading the value. The beginning is cut by bytes,
   * because SQLite counts characters only up to a NUL.
   *
   * @param value an expression
   */
  public static String of(String value) {
    return String.format(
        Locale.ROOT,
        """
        CASE WHEN octet_length(%1$s) > %2$d
          THEN CAST(substr(CAST(%1$s AS BLOB), 1, %3$d) AS TEXT)
            || '... (' || printf('%%,d', octet_length(%1$s)) || ' bytes)'
          ELSE %1$s END""",
        value,
        LONGEST,
        BEGINNING);
  }
}

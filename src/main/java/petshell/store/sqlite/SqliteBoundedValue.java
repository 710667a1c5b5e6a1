package petshell.store.sqlite;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import petshell.store.QuarantineDao;
import petshell.store.RunMapper;

/**
 * Reads columns that may hold anything of any length, users' names above all, so that no value is
 * ever in memory whole that is longer than anybody would read.
 */
final class SqliteBoundedValue {
  /** The longest value that is read whole, in the bytes that the engine keeps it in. */
  static final int LONGEST = 10_000;

  /** The bytes that are read of a longer one. */
  static final int BEGINNING = 1_000;

  private SqliteBoundedValue() {}

  /** Gives names to the columns of which the statements of several access objects read texts. */
  static void define(Jdbi jdbi) {
    jdbi.define("petName", columns("\"Pet\"", List.of("id", "name")));
    jdbi.define("owner", columns("\"User\"", List.of("id", "email", "name")));
    jdbi.define("run", "\"number\", " + columns("\"petshell_run\"", RunMapper.COLUMNS));
    jdbi.define("quarantined", columns("\"petshell_quarantine\"", QuarantineDao.Mapper.COLUMNS));
    jdbi.define(
        "replaced",
        SqliteTraitsColumn.withSize("\"before\"", "before")
            + ", "
            + SqliteTraitsColumn.withSize("\"after\"", "after"));
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
   * @param table the table's name in the statement, as SQL
   * @param columns their names, without quotes
   */
  static String columns(String table, Collection<String> columns) {
    return columns.stream()
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
  static String of(String value) {
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

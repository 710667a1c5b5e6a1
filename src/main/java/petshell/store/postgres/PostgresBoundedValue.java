package petshell.store.postgres;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import petshell.store.QuarantineDao;
import petshell.store.RunMapper;

/**
 * Reads columns that may hold texts of any length, users' names above all, so that no value is ever
 * in memory whole that is longer than anybody would read.
 */
final class PostgresBoundedValue {
  /** The longest value that is read whole, in bytes. */
  private static final int LONGEST = 10_000;

  /** The characters that are read of a longer one. */
  private static final int BEGINNING = 1_000;

  /** The columns of petshell's own tables that are no texts. */
  private static final Set<String> NUMBERS =
      Set.of(
          "process",
          "generatorVersion",
          "changed",
          "unchanged",
          "skipped",
          "failed",
          "batches",
          "undoes",
          "attempts");

  private PostgresBoundedValue() {}

  /** Gives names to the columns of which the statements of several access objects read texts. */
  static void define(Jdbi jdbi) {
    jdbi.define("petName", columns("\"Pet\"", List.of("id", "name")));
    jdbi.define("owner", columns("\"User\"", List.of("id", "email", "name")));
    jdbi.define("run", "\"number\", " + columns("\"petshell_run\"", RunMapper.COLUMNS));
    jdbi.define("quarantined", columns("\"petshell_quarantine\"", QuarantineDao.Mapper.COLUMNS));
    jdbi.define(
        "replaced",
        PostgresTraitsColumn.withSize("\"before\"", "before")
            + ", "
            + PostgresTraitsColumn.withSize("\"after\"", "after"));
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
    return columns.stream().map(column -> column(table, column)).collect(Collectors.joining(", "));
  }

  private static String column(String table, String column) {
    String value = table + ".\"" + column + '"';
    String read = NUMBERS.contains(column) ? value : of(value);
    return read + " AS \"" + column + '"';
  }

  /**
   * Returns the SQL for a text: the text itself or, where it is too long, its beginning and its
   * size.
   *
   * @param text an expression
   */
  static String of(String text) {
    return String.format(
        Locale.ROOT,
        """
        CASE WHEN octet_length(%1$s) > %2$d
          THEN left(%1$s, %3$d)
            || '... (' || to_char(octet_length(%1$s), 'FM999,999,999,999') || ' bytes)'
          ELSE %1$s END""",
        text,
        LONGEST,
        BEGINNING);
  }
}

package petshell.job.look;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import petshell.store.Database;

/** Finds the names of tables and columns that a query may go on with. */
public final class SqlNames {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** The words of queries that are no names unless they are in quotes. */
  private static final Set<String> WORDS =
      Set.of(
          "ALL",
          "AND",
          "AS",
          "BETWEEN",
          "BY",
          "CASE",
          "CHECK",
          "COLLATE",
          "COMMIT",
          "CREATE",
          "DEFAULT",
          "DELETE",
          "DISTINCT",
          "DROP",
          "ELSE",
          "EXCEPT",
          "EXISTS",
          "FOREIGN",
          "FROM",
          "GROUP",
          "HAVING",
          "IN",
          "INDEX",
          "INSERT",
          "INTERSECT",
          "INTO",
          "IS",
          "ISNULL",
          "JOIN",
          "LIMIT",
          "NOT",
          "NOTNULL",
          "NULL",
          "ON",
          "OR",
          "ORDER",
          "PRIMARY",
          "REFERENCES",
          "SELECT",
          "SET",
          "TABLE",
          "THEN",
          "TO",
          "TRANSACTION",
          "UNION",
          "UNIQUE",
          "UPDATE",
          "USING",
          "VALUES",
          "WHEN",
          "WHERE",
          "ADD",
          "ALTER",
          "AUTOINCREMENT",
          "CONSTRAINT",
          "DEFERRABLE",
          "ESCAPE",
          "RETURNING",
          "NOTHING");

  private SqlNames() {}

  /**
   * Finds names, spelled in any case; those that come in the order of the alphabet first.
   *
   * @param database the open database
   * @param text where the query ends that is typed
   * @param limit how many at most, 1 or more
   * @return the names as they are, without quotes
   */
  public static List<String> suggest(Database database, SqlTail text, int limit) {
    Optional<String> table = text.table();
    return database.schema().names(table, text.prefix(), limit);
  }

  /** Returns a name as a query has it: in quotes where it needs them. */
  public static String quoted(String name) {
    boolean isPlain =
        PLAIN.matcher(name).matches() && !WORDS.contains(name.toUpperCase(Locale.ROOT));
    return isPlain ? name : '"' + name.replace("\"", "\"\"") + '"';
  }
}

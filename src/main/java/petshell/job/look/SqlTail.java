package petshell.job.look;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of a query that is being typed, where a name may be.
 *
 * @param start where the name starts, with its quotation mark if it has one
 * @param prefix what is typed of the name, without quotation mark
 * @param table the table whose column it is, where that precedes it with a dot
 */
public record SqlTail(int start, String prefix, Optional<String> table) {
  private static final Pattern PLAIN_END = Pattern.compile("[\\p{L}\\p{N}_$]*$");

  private static final Pattern TABLE =
      Pattern.compile(
          "(?:\"(?<quoted>(?:[^\"]|\"\")+)\"|(?<plain>[\\p{L}_][\\p{L}\\p{N}_$]*))\\.$");

  /**
   * Finds the end.
   *
   * @param sql the query up to the cursor
   * @return empty where no name can be, within a text or a comment
   */
  public static Optional<SqlTail> of(String sql) {
    int position = 0;
    while (position < sql.length()) {
      String closing = closing(sql, position);
      if (closing.isEmpty()) {
        position++;
        continue;
      }
      int end = sql.indexOf(closing, position + (closing.equals("\n") ? 0 : 1));
      if (end < 0) {
        return closing.equals("\"")
            ? Optional.of(at(sql, position, sql.substring(position + 1)))
            : Optional.empty();
      }
      position = end + closing.length();
    }
    Matcher plain = PLAIN_END.matcher(sql);
    plain.find();
    return Optional.of(at(sql, plain.start(), plain.group()));
  }

  /** Returns what ends the quoted part or comment that starts here; empty where none does. */
  private static String closing(String sql, int position) {
    char one = sql.charAt(position);
    if (one == '\'' || one == '"' || one == '`') {
      return String.valueOf(one);
    }
    if (sql.startsWith("--", position)) {
      return "\n";
    }
    return sql.startsWith("/*", position) ? "*/" : "";
  }

  private static SqlTail at(String sql, int start, String prefix) {
    Matcher table = TABLE.matcher(sql.substring(0, start));
    if (!table.find()) {
      return new SqlTail(start, prefix, Optional.empty());
    }
    String quoted = table.group("quoted");
    return new SqlTail(
        start,
        prefix,
        Optional.of(quoted == null ? table.group("plain") : quoted.replace("\"\"", "\"")));
  }
}

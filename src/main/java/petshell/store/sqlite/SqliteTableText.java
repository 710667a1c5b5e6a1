package petshell.store.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import petshell.store.SchemaFacts;

/** The text of a CREATE TABLE, which SQLite keeps as it was written and edits in place. */
final class SqliteTableText {
  private static final Pattern TABLE_CONSTRAINT =
      Pattern.compile("(?i)(CONSTRAINT|PRIMARY|UNIQUE|CHECK|FOREIGN)\\b.*", Pattern.DOTALL);

  private SqliteTableText() {}

  /** See {@link SchemaFacts#isAsAdded}: SQLite puts it behind the last column, after one space. */
  static boolean isAsAdded(String sql, String column, String type) {
    String added = " \"" + column.replace("\"", "\"\"") + "\" " + type;
    for (String item : items(sql)) {
      String bare = item.stripTrailing();
      if (bare.equals(added) || bare.equals(added + " NOT NULL")) {
        return true;
      }
      if (TABLE_CONSTRAINT.matcher(item.strip()).matches()) {
        return false;
      }
    }
    return false;
  }

  /** Returns what is between the outer brackets, cut at the commas of that level. */
  static List<String> items(String sql) {
    List<String> items = new ArrayList<>();
    int depth = 0;
    int begin = 0;
    for (int i = 0; i < sql.length(); i = end(sql, i)) {
      char at = sql.charAt(i);
      if (at == '(') {
        depth++;
        begin = depth == 1 ? i + 1 : begin;
      } else if (depth == 1 && (at == ',' || at == ')')) {
        items.add(sql.substring(begin, i));
        begin = i + 1;
      }
      if (at == ')' && --depth == 0) {
        return items;
      }
    }
    return items;
  }

  /** Returns where the next token begins: texts, names in quotes and comments are jumped over. */
  private static int end(String sql, int at) {
    char first = sql.charAt(at);
    if (sql.startsWith("--", at)) {
      return after(sql, "\n", at);
    }
    if (sql.startsWith("/*", at)) {
      return after(sql, "*/", at + 2);
    }
    return switch (first) {
      case '"', '\'', '`' -> after(sql, String.valueOf(first), at + 1);
      case '[' -> after(sql, "]", at + 1);
      default -> at + 1;
    };
  }

  private static int after(String sql, String close, int from) {
    int found = sql.indexOf(close, from);
    return found < 0 ? sql.length() : found + close.length();
  }
}

package petshell.store.sqlite;

import java.util.Locale;
import java.util.Set;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;

/**
 * Makes sure that a text is one statement that reads. SQLite takes the first of several statements
 * and says nothing of the others, and it runs a PRAGMA while it compiles it; so this is found
 * before SQLite sees the text. That nothing is written is seen to by SQLite itself: the connection
 * is read-only, whatever is found here.
 */
final class SqliteStatementText {
  private static final Set<String> READING = Set.of("SELECT", "VALUES", "WITH");

  /** The other statements of SQLite, and two that the driver runs by itself. */
  private static final Set<String> OTHER =
      Set.of(
          "ALTER",
          "ANALYZE",
          "ATTACH",
          "BACKUP",
          "BEGIN",
          "COMMIT",
          "CREATE",
          "DELETE",
          "DETACH",
          "DROP",
          "END",
          "INSERT",
          "REINDEX",
          "RELEASE",
          "REPLACE",
          "RESTORE",
          "ROLLBACK",
          "SAVEPOINT",
          "UPDATE",
          "VACUUM");

  private final String text;
  private int position;

  private SqliteStatementText(String text) {
    this.text = text;
  }

  /**
   * Checks a text.
   *
   * @throws PetShellException of the kind USAGE if it is no single statement, of the kind REFUSED
   *     if it is one that does not read
   */
  static void require(String text) {
    new SqliteStatementText(text).check();
  }

  private void check() {
    if (text.indexOf('\0') >= 0) {
      throw usage("the query holds a NUL character", "write char(0)");
    }
    skipSpace();
    String first = word();
    if (first.equals("EXPLAIN")) {
      skipSpace();
      first = word();
      if (first.equals("QUERY")) {
        skipSpace();
        word();
        skipSpace();
        first = word();
      }
    }
    requireReading(first);
    while (position < text.length() && text.charAt(position) != ';') {
      token();
    }
    while (position < text.length() && text.charAt(position) == ';') {
      position++;
      skipSpace();
    }
    if (position < text.length()) {
      throw usage("something follows the semicolon", "give sql one statement at a time");
    }
  }

  private void requireReading(String first) {
    if (READING.contains(first)) {
      return;
    }
    if (first.equals("PRAGMA")) {
      throw new PetShellException(
          Kind.REFUSED,
          "PRAGMA is refused, as sql only reads",
          "use SELECT * FROM pragma_table_info('Pet') or the like");
    }
    if (OTHER.contains(first)) {
      throw new PetShellException(
          Kind.REFUSED, first + " is refused, as sql only reads", "use SELECT");
    }
    throw usage(
        position >= text.length() && first.isEmpty()
            ? "the query is empty"
            : "this is no query that sql runs",
        "start it with SELECT, VALUES, WITH or EXPLAIN");
  }

  private String word() {
    int start = position;
    while (position < text.length() && isWordPart(text.charAt(position))) {
      position++;
    }
    return text.substring(start, position).toUpperCase(Locale.ROOT);
  }

  private static boolean isWordPart(char one) {
    return Character.isLetterOrDigit(one) || one == '_';
  }

  /** Goes behind a quoted part, a comment, or one character. */
  private void token() {
    char one = text.charAt(position);
    switch (one) {
      case '\'', '"', '`' -> behind(String.valueOf(one), 1);
      case '[' -> behind("]", 1);
      default -> {
        int start = position;
        skipSpace();
        position += position == start ? 1 : 0;
      }
    }
  }

  /** Goes behind an end, or to that of the text, as SQLite does. */
  private void behind(String end, int opening) {
    int found = text.indexOf(end, position + opening);
    position = found < 0 ? text.length() : found + end.length();
  }

  private void skipSpace() {
    boolean skipped = true;
    while (skipped && position < text.length()) {
      skipped = true;
      if (text.startsWith("--", position)) {
        behind("\n", 2);
      } else if (text.startsWith("/*", position)) {
        behind("*/", 2);
      } else if (isSpace(text.charAt(position))) {
        position++;
      } else {
        skipped = false;
      }
    }
  }

  /** What SQLite takes for space, and nothing else. */
  private static boolean isSpace(char one) {
    return one == ' ' || one == '\t' || one == '\n' || one == '\f' || one == '\r';
  }

  private static PetShellException usage(String problem, String hint) {
    return new PetShellException(Kind.USAGE, problem, hint);
  }
}

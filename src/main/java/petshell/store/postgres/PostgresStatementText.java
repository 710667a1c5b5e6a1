package petshell.store.postgres;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;

/**
 * Makes sure that a text is one statement that reads. The server sees to it that nothing of the
 * database is written; what is found here is what it would let pass: statements that end or change
 * the transaction, temporary tables, and functions that reach out of the transaction.
 */
final class PostgresStatementText {
  private static final Set<String> READING = Set.of("SELECT", "VALUES", "WITH", "TABLE", "SHOW");

  /** The other statements of PostgreSQL. */
  private static final Set<String> OTHER =
      Set.of(
          ("ABORT ALTER ANALYSE ANALYZE BEGIN CALL CHECKPOINT CLOSE CLUSTER COMMENT COMMIT COPY CREATE"
                  + " DEALLOCATE DECLARE DELETE DISCARD DO DROP END EXECUTE FETCH GRANT IMPORT INSERT"
                  + " LISTEN LOAD LOCK MERGE MOVE NOTIFY PREPARE REASSIGN REFRESH REINDEX RELEASE"
                  + " RESET REVOKE ROLLBACK SAVEPOINT SECURITY SET START TRUNCATE UNLISTEN UPDATE"
                  + " VACUUM")
              .split(" "));

  private final String text;
  private final Set<String> functions = new HashSet<>();
  private int position;

  private PostgresStatementText(String text) {
    this.text = text;
  }

  /**
   * Checks a text.
   *
   * @return the names of the functions that it calls, as the server takes them
   * @throws PetShellException of the kind USAGE if it is no single statement, of the kind REFUSED
   *     if it is one that does not read
   */
  static Set<String> require(String text) {
    PostgresStatementText read = new PostgresStatementText(text);
    read.check();
    return read.functions;
  }

  private void check() {
    if (text.indexOf('\0') >= 0) {
      throw usage("the query holds a NUL character", "leave it out");
    }
    requireReading(firstWord());
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

  /** Returns the word that says what the statement does; goes behind EXPLAIN and its options. */
  private String firstWord() {
    skipSpace();
    String first = word();
    if (first.equals("EXPLAIN")) {
      skipSpace();
      if (position < text.length() && text.charAt(position) == '(') {
        while (position < text.length() && text.charAt(position) != ')') {
          token();
        }
        position = Math.min(text.length(), position + 1);
      }
      do {
        skipOpening();
        first = word();
      } while (first.equals("ANALYZE") || first.equals("ANALYSE") || first.equals("VERBOSE"));
    } else if (first.isEmpty()) {
      skipOpening();
      first = word();
    }
    return first;
  }

  private void skipOpening() {
    skipSpace();
    while (position < text.length() && text.charAt(position) == '(') {
      position++;
      skipSpace();
    }
  }

  private void requireReading(String first) {
    if (READING.contains(first)) {
      return;
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
    return Character.isLetterOrDigit(one) || one == '_' || one == '$' || one >= '\u0080';
  }

  /** Goes behind a quoted part, a name, a comment, or one character. */
  private void token() {
    char one = text.charAt(position);
    if (one == '\'') {
      quoted(false);
    } else if (one == '"') {
      call(quotedName());
    } else if (one == '$' && isDollarQuote()) {
      int end = text.indexOf('$', position + 1) + 1;
      behind(text.substring(position, end), end - position);
    } else if (isWordPart(one)) {
      int start = position;
      word();
      String name = text.substring(start, position).toLowerCase(Locale.ROOT);
      if (name.equals("e") && position < text.length() && text.charAt(position) == '\'') {
        quoted(true);
      }
      if (name.equals("u") && text.startsWith("&\"", position)) {
        throw new PetShellException(
            Kind.REFUSED, "a name that is written U&\"...\" is refused", "write it as it is");
      }
      call(name);
    } else {
      int start = position;
      skipSpace();
      position += position == start ? 1 : 0;
    }
  }

  /** Notes a name that has an opening parenthesis behind it. */
  private void call(String name) {
    skipSpace();
    if (position < text.length() && text.charAt(position) == '(') {
      functions.add(name);
    }
  }

  private void quoted(boolean hasEscapes) {
    position++;
    while (position < text.length() && text.charAt(position) != '\'') {
      position += hasEscapes && text.charAt(position) == '\\' ? 2 : 1;
    }
    position = Math.min(text.length(), position + 1);
  }

  private String quotedName() {
    int start = position + 1;
    behind("\"", 1);
    while (position < text.length() && text.charAt(position) == '"') {
      behind("\"", 1);
    }
    return text.substring(start, Math.max(start, position - 1)).replace("\"\"", "\"");
  }

  private boolean isDollarQuote() {
    int end = position + 1;
    while (end < text.length() && isWordPart(text.charAt(end)) && text.charAt(end) != '$') {
      end++;
    }
    boolean isParameter =
        position + 1 < text.length() && Character.isDigit(text.charAt(position + 1));
    return end < text.length() && text.charAt(end) == '$' && !isParameter;
  }

  /** Goes behind an end, or to that of the text. */
  private void behind(String end, int opening) {
    int found = text.indexOf(end, position + opening);
    position = found < 0 ? text.length() : found + end.length();
  }

  private void skipSpace() {
    boolean skipped = true;
    while (skipped && position < text.length()) {
      if (text.startsWith("--", position)) {
        behind("\n", 2);
      } else if (text.startsWith("/*", position)) {
        comment();
      } else if (isSpace(text.charAt(position))) {
        position++;
      } else {
        skipped = false;
      }
    }
  }

  /** Comments may hold comments. */
  private void comment() {
    int depth = 0;
    do {
      if (text.startsWith("/*", position)) {
        depth++;
        position += 2;
      } else if (text.startsWith("*/", position)) {
        depth--;
        position += 2;
      } else {
        position++;
      }
    } while (depth > 0 && position < text.length());
  }

  /** What the server takes for space, and nothing else. */
  private static boolean isSpace(char one) {
    return one == ' ' || (one >= '\t' && one <= '\r');
  }

  private static PetShellException usage(String problem, String hint) {
    return new PetShellException(Kind.USAGE, problem, hint);
  }
}

package petshell.store.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import petshell.store.LockHolder;

/**
 * How the holder of a lock is named to others: in a comment before each of its statements, which
 * the server shows to the same role and to those who may see all, and in short in the name of the
 * application, which it shows to all.
 *
 * @param text who it is, one line
 */
record PostgresHolder(String text) {
  private static final String BEGINNING = "petshell: ";
  private static final Pattern COMMENT =
      Pattern.compile("/\\* " + BEGINNING + "(.*?)(?: \\*/.*|$)", Pattern.DOTALL);

  /** Returns the name of one who takes the lock. */
  static PostgresHolder of(LockHolder holder) {
    return new PostgresHolder(holder.line());
  }

  /** Returns the name of one who only looks at locks. */
  static PostgresHolder onlooker() {
    return new PostgresHolder("pid " + ProcessHandle.current().pid());
  }

  /** Returns what the connection calls itself. The server cuts it. */
  String applicationName() {
    return BEGINNING + text;
  }

  /** Returns what stands before each statement. */
  String comment() {
    return "/* " + BEGINNING + text.replace("*/", "* /").replace("/*", "/ *") + " */ ";
  }

  /**
   * Returns who holds a lock.
   *
   * @param query the last statement of that session, as far as it may be seen; may be cut
   * @param applicationName what it calls itself; may be cut
   */
  static String line(@Nullable String query, @Nullable String applicationName) {
    Matcher comment = COMMENT.matcher(query == null ? "" : query);
    if (comment.matches()) {
      return comment.group(1);
    }
    String name = applicationName == null ? "" : applicationName;
    return name.startsWith(BEGINNING) ? name.substring(BEGINNING.length()) : "";
  }
}

package petshell.shell.line;

import java.util.List;
import java.util.regex.Pattern;
import petshell.shell.line.WordScanner.Word;

/**
 * The one place where words are not parted: a query behind {@code sql} that is not in quotes. It
 * has quotation marks and blanks of its own, so it goes from the word that starts a statement to
 * the end of the line, as it stands.
 */
final class RawQuery {
  private static final String COMMAND = "sql";

  private static final Pattern START =
      Pattern.compile(
          "(?:SELECT|VALUES|WITH|EXPLAIN|PRAGMA|INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP"
              + "|ATTACH|DETACH|VACUUM|ANALYZE|REINDEX|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)"
              + "(?![\\w.=-]).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private RawQuery() {}

  /**
   * Returns whether such a query starts here.
   *
   * @param line the whole line
   * @param position where its next word starts
   * @param before the words before; options may precede the command
   */
  static boolean startsAt(String line, int position, List<Word> before) {
    return before.stream().anyMatch(word -> word.text().equals(COMMAND))
        && (before.get(0).text().equals(COMMAND) || before.get(0).text().startsWith("-"))
        && START.matcher(line).region(position, line.length()).matches();
  }
}

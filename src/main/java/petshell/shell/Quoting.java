package petshell.shell;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes words so that {@link WordScanner} reads the same words again. */
final class Quoting {
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-][\\p{L}\\p{N}_@%+=:,./~-]*");

  private Quoting() {}

  /** Returns the words as one line. */
  static String join(List<String> words) {
    return words.stream().map(Quoting::quote).collect(Collectors.joining(" "));
  }

  /** Returns the word, in quotation marks where it needs them. */
  static String quote(String word) {
    if (PLAIN.matcher(word).matches()) {
      return word;
    }
    return word.indexOf('\'') < 0 ? '\'' + word + '\'' : '"' + inDoubleQuotes(word) + '"';
  }

  /** Returns what stands between double quotes for the word. */
  static String inDoubleQuotes(String word) {
    return word.replace("\\", "\\\\").replace("\"", "\\\"").replace("${", "$${");
  }
}

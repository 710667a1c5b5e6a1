package petshell.job.saved;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes words so that both the prompt and the system's shell read the same words again, as long as
 * they can be typed at all.
 */
public final class Quoting {
  private static final Pattern PLAIN =
      Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-][\\p{L}\\p{N}_@%+=:,./~-]*");

  /** What says something within double quotation marks, there or here. */
  private static final Pattern SPEAKING = Pattern.compile("[\\\\\"$`!]");

  private static final Pattern UNTYPABLE =
      Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}\\uFFFD[\\p{Cf}&&[^\\u200D]]]");

  private Quoting() {}

  /** Returns the words as one line. */
  public static String join(List<String> words) {
    return words.stream().map(Quoting::quote).collect(Collectors.joining(" "));
  }

  /** Returns the word, in quotation marks where it needs them. */
  public static String quote(String word) {
    if (PLAIN.matcher(word).matches()) {
      return word;
    }
    if (word.indexOf('\'') < 0) {
      return '\'' + word + '\'';
    }
    return SPEAKING.matcher(word).find()
        ? '\'' + word.replace("'", "'\"'\"'") + '\''
        : '"' + word + '"';
  }

  /** Returns the word as it is written between double quotes. */
  public static String inDoubleQuotes(String word) {
    return word.replace("\\", "\\\\").replace("\"", "\\\"").replace("${", "$${");
  }

  /** Returns whether a word can be typed as it is printed: it has no line breaks and the like. */
  public static boolean isTypable(String word) {
    return !UNTYPABLE.matcher(word).find();
  }
}

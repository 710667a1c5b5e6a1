package petshell.output;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits text into what a reader takes for one character. The regular expression is used because
 * the BreakIterator of JDK 17 takes flags and families apart.
 */
final class Graphemes {
  private static final Pattern CLUSTER = Pattern.compile("\\X");

  private Graphemes() {}

  static void forEach(String text, Consumer<String> action) {
    Matcher matcher = CLUSTER.matcher(text);
    while (matcher.find()) {
      action.accept(matcher.group());
    }
  }
}

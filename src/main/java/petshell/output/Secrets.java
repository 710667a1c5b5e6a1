package petshell.output;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hides the passwords of URLs in texts that are printed or kept. */
public final class Secrets {
  private static final String HIDDEN = "***";

  /** Up to the last at-sign of the word, as a password may have one, too, and of a quoted word. */
  private static final Pattern IN_AUTHORITY =
      Pattern.compile(
          "((['\"])[^'\"\\s]*?(?:[\\w+.-]+://|postgres(?:ql)?:/?)[^\\s:/@'\"]*:)(?:(?!\\2)[^\\n])*@"
              + "|((?:[\\w+.-]+://|postgres(?:ql)?:/?)[^\\s:/@]*:)\\S*@",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PARAMETER =
      Pattern.compile("([?&](?:ssl)?password=)[^&\\s]*", Pattern.CASE_INSENSITIVE);

  private Secrets() {}

  /** Returns the text with three stars for each password that stands in a URL. */
  public static String hidden(String text) {
    if (text.indexOf(':') < 0) {
      return text;
    }
    String shown =
        IN_AUTHORITY
            .matcher(text)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        (found.group(1) == null ? found.group(3) : found.group(1)) + HIDDEN + '@'));
    return PARAMETER.matcher(shown).replaceAll("$1" + HIDDEN);
  }
}

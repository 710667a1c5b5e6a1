package petshell.shell.option;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/** A text for the prompt with placeholders such as {@code {name}}. */
public final class PromptTemplate {
  public static final String DATABASE = "database";
  public static final String PATH = "path";
  public static final String STATE = "state";
  public static final String OPERATOR = "operator";

  /** The default prompt. */
  public static final String USUAL = "{database} [{state}]>";

  private static final Set<String> NAMES = Set.of(DATABASE, PATH, STATE, OPERATOR);
  private static final Pattern NAME = Pattern.compile("\\{([^{}]*)\\}");

  private PromptTemplate() {}

  /** Returns what reads templates. */
  static ValueReader<String> reader() {
    return Readers.text("TEXT")
        .onlyIf(
            "a text in which {database}, {path}, {state} and {operator} stand for those",
            PromptTemplate::knowsAllNames);
  }

  /**
   * Puts the values in.
   *
   * @param template one that {@link #reader} takes
   * @param values those of all names
   * @return the text, with a blank at its end
   */
  public static AttributedString fill(String template, Map<String, AttributedString> values) {
    AttributedStringBuilder text = new AttributedStringBuilder();
    Matcher matcher = NAME.matcher(template);
    int position = 0;
    while (matcher.find()) {
      text.append(template, position, matcher.start()).append(values.get(matcher.group(1)));
      position = matcher.end();
    }
    text.append(template, position, template.length());
    return template.endsWith(" ")
        ? text.toAttributedString()
        : text.append(" ").toAttributedString();
  }

  private static boolean knowsAllNames(String template) {
    return NAME.matcher(template).results().allMatch(found -> NAMES.contains(found.group(1)));
  }
}

package petshell.output;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** How many colours a terminal shows. */
public enum ColorDepth {
  /** No colour and no escape sequence at all. */
  NONE,
  /** The sixteen colours whose shades the user's terminal decides. */
  SIXTEEN,
  /** The fixed palette of 256 colours. */
  TWO_HUNDRED_FIFTY_SIX,
  /** Any colour, eight bits for red, green and blue each. */
  TRUE_COLOR;

  /**
   * Finds how many colours the environment promises. Says nothing about whether there is a terminal
   * at all.
   *
   * @param environment the variables of the process; {@code NO_COLOR} (not empty), {@code TERM},
   *     {@code COLORTERM}, {@code WT_SESSION} and {@code OS} are looked at
   * @param noColor whether the user asked for no colour on the command line
   */
  public static ColorDepth of(Map<String, String> environment, boolean noColor) {
    Objects.requireNonNull(environment, "environment");
    String term = value(environment, "TERM");
    String colorTerm = value(environment, "COLORTERM");
    if (noColor || !value(environment, "NO_COLOR").isEmpty() || term.equals("dumb")) {
      return NONE;
    }
    if (colorTerm.equals("truecolor") || colorTerm.equals("24bit") || term.endsWith("-direct")) {
      return TRUE_COLOR;
    }
    if (term.isEmpty()) {
      return ofWindows(environment);
    }
    return term.contains("256color") ? TWO_HUNDRED_FIFTY_SIX : SIXTEEN;
  }

  private static ColorDepth ofWindows(Map<String, String> environment) {
    if (!value(environment, "WT_SESSION").isEmpty()) {
      return TRUE_COLOR;
    }
    return value(environment, "OS").startsWith("windows") ? SIXTEEN : NONE;
  }

  private static String value(Map<String, String> environment, String name) {
    return environment.getOrDefault(name, "").toLowerCase(Locale.ROOT);
  }
}

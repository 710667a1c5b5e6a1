package petshell.trait;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Names what was found in a text, for people. */
final class FoundText {
  private static final int MAX_LENGTH = 40;

  private FoundText() {}

  /**
   * Names the value at the parser's position.
   *
   * @return as {@code "plaid"}, {@code 400}, {@code null} or {@code a list}; long ones shortened
   * @throws IOException if the text is not JSON
   */
  static String at(JsonParser parser) throws IOException {
    if (parser.hasToken(JsonToken.START_OBJECT)) {
      return "an object";
    }
    if (parser.hasToken(JsonToken.START_ARRAY)) {
      return "a list";
    }
    String text = parser.getText();
    return parser.hasToken(JsonToken.VALUE_STRING) ? quoted(text) : shortened(text);
  }

  /** Returns a text in quotation marks, shortened. */
  static String quoted(String text) {
    return '"' + shortened(text) + '"';
  }

  /** Returns the text around a position, in quotation marks, shortened. */
  static String near(String text, long position) {
    int start = (int) Math.max(0, Math.min(position, text.length()) - MAX_LENGTH / 2);
    if (start == 0) {
      return quoted(text);
    }
    boolean splitsPair = start < text.length() && Character.isLowSurrogate(text.charAt(start));
    return "\"..." + shortened(text.substring(splitsPair ? start + 1 : start)) + '"';
  }

  /** Returns a text, or its beginning where it is long. */
  static String shortened(String text) {
    return shortened(text, MAX_LENGTH);
  }

  /**
   * Returns a text, or its beginning where it is long.
   *
   * @param most how many characters at most, 1 or more
   */
  static String shortened(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, splitsPair ? most - 1 : most) + "...";
  }
}

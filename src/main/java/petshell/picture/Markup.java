package petshell.picture;

import java.util.Locale;

/** Escapes any text for XML and HTML. */
final class Markup {
  private Markup() {}

  /**
   * Escapes a text for elements and for attributes in double quotes. What would break XML, be
   * invisible or turn the direction of the text round is written visibly, as {@code \u001b}:
   * control characters, separators, marks of direction, unpaired surrogates, characters that
   * Unicode keeps out of texts.
   */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int index = 0; index < text.length(); ) {
      int point = text.codePointAt(index);
      appendEscaped(escaped, point);
      index += Character.charCount(point);
    }
    return escaped.toString();
  }

  private static void appendEscaped(StringBuilder escaped, int point) {
    if (!isHarmless(point)) {
      escaped.append(String.format(Locale.ROOT, point > 0xFFFF ? "\\u{%x}" : "\\u%04x", point));
      return;
    }
    switch (point) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&#39;");
      default -> escaped.appendCodePoint(point);
    }
  }

  private static boolean isHarmless(int point) {
    if ((point & 0xFFFE) == 0xFFFE || isMarkOfDirection(point)) {
      return false;
    }
    int type = Character.getType(point);
    return type != Character.CONTROL
        && type != Character.SURROGATE
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean isMarkOfDirection(int point) {
    return point == 0x061C
        || point == 0x200E
        || point == 0x200F
        || (point >= 0x202A && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069);
  }
}

package petshell.output;

import java.util.Locale;
import java.util.Objects;

/**
 * Makes text of users harmless for a terminal: whatever would move the cursor, change colours, turn
 * the writing direction or stay invisible is shown as an escape such as {@code \n} or {@code
 * \u001b}. Emoji sequences and variation selectors stay as they are.
 */
public final class SafeText {
  static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int BLACK_FLAG = 0x1F3F4;
  private static final int CANCEL_TAG = 0xE007F;
  private static final int FIRST_NOT_ASCII = 0x80;

  private SafeText() {}

  /**
   * Returns the text with everything harmful shown as escapes; it has no line break then.
   *
   * @param text any text, unpaired surrogates included
   * @return the same string where nothing is harmful
   */
  public static String of(String text) {
    Objects.requireNonNull(text, "text");
    String safe = text;
    String before;
    // A mark behind a new escape joins the escape, and is looked at again there.
    do {
      before = safe;
      safe = escapeOnce(before);
    } while (!safe.equals(before));
    return safe;
  }

  private static String escapeOnce(String text) {
    if (text.codePoints().noneMatch(SafeText::needsALook)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    Graphemes.forEach(text, cluster -> appendCluster(safe, cluster));
    return safe.toString();
  }

  private static void appendCluster(StringBuilder safe, String cluster) {
    // What follows an escape would belong to the escape's last letter.
    boolean escaped = false;
    int position = 0;
    while (position < cluster.length()) {
      int codePoint = cluster.codePointAt(position);
      if (needsALook(codePoint) && (escaped || !belongs(cluster, position, codePoint))) {
        appendEscape(safe, codePoint);
        escaped = true;
      } else {
        safe.appendCodePoint(codePoint);
      }
      position += Character.charCount(codePoint);
    }
  }

  private static boolean needsALook(int codePoint) {
    if (codePoint < FIRST_NOT_ASCII) {
      return codePoint < ' ' || codePoint == 0x7F;
    }
    return isVariationSelector(codePoint)
        || isInvisibleLetter(codePoint)
        || switch (Character.getType(codePoint)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.SURROGATE,
              Character.LINE_SEPARATOR,
              Character.PARAGRAPH_SEPARATOR ->
              true;
          default -> false;
        };
  }

  /** The default-ignorable code points that are no format characters by category. */
  private static boolean isInvisibleLetter(int codePoint) {
    return codePoint == 0x034F
        || codePoint == 0x115F
        || codePoint == 0x1160
        || codePoint == 0x17B4
        || codePoint == 0x17B5
        || codePoint == 0x2065
        || codePoint == 0x3164
        || codePoint == 0xFFA0
        || (codePoint >= 0xFFF0 && codePoint <= 0xFFF8)
        || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
  }

  private static boolean isVariationSelector(int codePoint) {
    return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
        || (codePoint >= 0x180B && codePoint <= 0x180D)
        || codePoint == 0x180F;
  }

  /** Returns whether an invisible code point does its proper work at its place. */
  private static boolean belongs(String cluster, int position, int codePoint) {
    if (position == 0) {
      return false;
    }
    int base = cluster.codePointAt(0);
    if (isVariationSelector(codePoint)) {
      return base >= FIRST_NOT_ASCII || isKeycapBase(base);
    }
    if (codePoint == ZERO_WIDTH_JOINER) {
      return joinsPictographs(cluster, position);
    }
    return codePoint > 0xE0000
        && codePoint <= CANCEL_TAG
        && base == BLACK_FLAG
        && cluster.codePointBefore(cluster.length()) == CANCEL_TAG;
  }

  private static boolean isKeycapBase(int base) {
    return (base >= '0' && base <= '9') || base == '#' || base == '*';
  }

  /** Within one cluster only a pictograph, a letter of a conjunct or a mark can follow a joiner. */
  private static boolean joinsPictographs(String cluster, int position) {
    int next = position + 1;
    if (next >= cluster.length()
        || Character.getType(cluster.codePointBefore(position)) == Character.FORMAT) {
      return false;
    }
    return switch (Character.getType(cluster.codePointAt(next))) {
      case Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.MODIFIER_SYMBOL,
          Character.FORMAT ->
          false;
      default -> true;
    };
  }

  private static void appendEscape(StringBuilder safe, int codePoint) {
    switch (codePoint) {
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      case '\t' -> safe.append("\\t");
      default -> {
        boolean isShort = Character.isBmpCodePoint(codePoint);
        safe.append(String.format(Locale.ROOT, isShort ? "\\u%04x" : "\\u{%x}", codePoint));
      }
    }
  }
}

package petshell.output;

import java.util.Objects;

/**
 * Counts the columns that text takes on a terminal, a grapheme at a time. The text is taken as
 * {@link SafeText} leaves it: control characters count as nothing here.
 */
public final class TextWidth {
  private static final int EMOJI_PRESENTATION = 0xFE0F;
  private static final int FIRST_EMOJI_PLANE = 0x1F000;

  private TextWidth() {}

  /**
   * Returns the columns a text takes: two for an East Asian wide character or an emoji, none for a
   * combining mark, one for others.
   */
  public static int of(String text) {
    Objects.requireNonNull(text, "text");
    if (isPlain(text)) {
      return text.length();
    }
    int[] columns = {0};
    Graphemes.forEach(text, cluster -> columns[0] += ofCluster(cluster));
    return columns[0];
  }

  /**
   * Cuts a text that is too wide, and puts an ellipsis at its end; spaces before it are left out.
   *
   * @param columns the most that the result may take, 0 or more
   * @param glyphs which ellipsis
   * @return the same text where it fits
   * @throws IllegalArgumentException if columns is negative
   */
  public static String cut(String text, int columns, Glyphs glyphs) {
    Objects.requireNonNull(text, "text");
    requireNotNegative(columns);
    if (of(text) <= columns) {
      return text;
    }
    String ellipsis = glyphs.ellipsis();
    if (ellipsis.length() > columns) {
      return ellipsis.substring(0, columns);
    }
    return head(text, columns - ellipsis.length()) + ellipsis;
  }

  /**
   * Fills a text up with spaces on its right.
   *
   * @param columns the least that the result takes, 0 or more
   * @throws IllegalArgumentException if columns is negative
   */
  public static String pad(String text, int columns) {
    return text + missing(text, columns);
  }

  /**
   * Fills a text up with spaces on its left, as numbers are.
   *
   * @param columns the least that the result takes, 0 or more
   * @throws IllegalArgumentException if columns is negative
   */
  public static String padLeft(String text, int columns) {
    return missing(text, columns) + text;
  }

  private static String missing(String text, int columns) {
    requireNotNegative(columns);
    return " ".repeat(Math.max(0, columns - of(text)));
  }

  private static String head(String text, int columns) {
    StringBuilder head = new StringBuilder();
    int[] left = {columns};
    Graphemes.forEach(
        text,
        cluster -> {
          left[0] -= ofCluster(cluster);
          if (left[0] >= 0) {
            head.append(cluster);
          }
        });
    return head.toString().stripTrailing();
  }

  private static boolean isPlain(String text) {
    for (int position = 0; position < text.length(); position++) {
      char character = text.charAt(position);
      if (character < ' ' || character > '~') {
        return false;
      }
    }
    return true;
  }

  /**
   * Sums over the code points, so that the JDKs' differing clusters of Indic text come out even.
   */
  private static int ofCluster(String cluster) {
    int sum = 0;
    boolean emoji = cluster.codePointAt(0) >= FIRST_EMOJI_PLANE;
    int position = 0;
    while (position < cluster.length()) {
      int codePoint = cluster.codePointAt(position);
      if (codePoint == EMOJI_PRESENTATION) {
        return 2;
      }
      emoji |= codePoint == SafeText.ZERO_WIDTH_JOINER;
      sum += ofCodePoint(codePoint, position);
      position += Character.charCount(codePoint);
    }
    return emoji ? Math.min(2, sum) : sum;
  }

  private static int ofCodePoint(int codePoint, int position) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          0;
      case Character.MODIFIER_SYMBOL -> position > 0 ? 0 : wideOrNot(codePoint);
      default -> isJoiningJamo(codePoint) ? 0 : wideOrNot(codePoint);
    };
  }

  private static int wideOrNot(int codePoint) {
    return WideRanges.contains(codePoint) ? 2 : 1;
  }

  /** The vowels and final consonants that join the Hangul syllable before them. */
  private static boolean isJoiningJamo(int codePoint) {
    return (codePoint >= 0x1160 && codePoint <= 0x11FF)
        || (codePoint >= 0xD7B0 && codePoint <= 0xD7FF);
  }

  private static void requireNotNegative(int columns) {
    if (columns < 0) {
      throw new IllegalArgumentException("columns must be 0 or more, not " + columns);
    }
  }
}

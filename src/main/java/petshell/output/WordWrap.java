package petshell.output;

import java.util.ArrayList;
import java.util.List;

/** Breaks text for people at its blanks, so that no word is cut. */
public final class WordWrap {
  private WordWrap() {}

  /**
   * Breaks a text into lines.
   *
   * @param safeText text that {@link SafeText} has made harmless or that holds none of users; its
   *     blanks are where it may be broken
   * @param columns how wide a line may be, 1 or more; a longer word gets a line of its own
   * @return at least one line, without line ends
   */
  public static List<String> lines(String safeText, int columns) {
    return lines(safeText, columns, 0);
  }

  /** Returns the lines, the first of which has so many columns less. */
  private static List<String> lines(String safeText, int columns, int taken) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int width = taken;
    for (String word : safeText.split(" ", -1)) {
      int more = TextWidth.of(word);
      if (!line.isEmpty() && width + 1 + more > columns) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        width = 0;
      } else if (!line.isEmpty()) {
        line.append(' ');
        width++;
      }
      line.append(word);
      width += more;
    }
    lines.add(line.toString().stripTrailing());
    return lines;
  }

  /**
   * Breaks a text behind what its first line starts with.
   *
   * @param start how the first line starts, in so many columns as it has characters
   * @param indent how many blanks the other lines start with
   * @param safeText the text
   * @param columns how wide a line may be
   * @return at least one line
   */
  public static List<String> hanging(String start, int indent, String safeText, int columns) {
    List<String> lines = new ArrayList<>();
    String before = start;
    int taken = Math.max(0, start.length() - indent);
    for (String line : lines(safeText, Math.max(1, columns - indent), taken)) {
      lines.add((before + line).stripTrailing());
      before = " ".repeat(indent);
    }
    return lines;
  }
}

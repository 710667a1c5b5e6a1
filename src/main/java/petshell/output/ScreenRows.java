package petshell.output;

import java.util.regex.Pattern;

/** Counts the rows that text takes on a screen, broken lines included. Not thread-safe. */
final class ScreenRows {
  private static final Pattern STYLE = Pattern.compile("\u001b\\[[0-9;]*m");

  private final int width;
  private final StringBuilder open = new StringBuilder();
  private long complete;

  ScreenRows(int width) {
    this.width = width;
  }

  void add(String text) {
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      open.append(text, start, end);
      complete += rows(open.toString());
      open.setLength(0);
      start = end + 1;
    }
    open.append(text, start, text.length());
  }

  /** Returns the rows of all complete lines. */
  long count() {
    return complete;
  }

  private long rows(String line) {
    int columns = TextWidth.of(STYLE.matcher(line).replaceAll(""));
    return Math.max(1, (columns + (long) width - 1) / width);
  }
}

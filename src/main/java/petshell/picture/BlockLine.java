package petshell.picture;

/** One line of block art in the making: writes a colour only where it changes. */
final class BlockLine {
  private static final char UPPER_HALF = '\u2580';
  private static final char LOWER_HALF = '\u2584';

  private final StringBuilder text = new StringBuilder();
  private String foreground = BlockInk.Code.NONE.foreground();
  private String background = BlockInk.Code.NONE.background();

  /** Adds a character of two pixels. */
  void add(BlockInk.Code upper, BlockInk.Code lower) {
    if (!upper.equals(BlockInk.Code.NONE)) {
      select(upper.foreground(), lower.background());
      text.append(UPPER_HALF);
    } else if (!lower.equals(BlockInk.Code.NONE)) {
      select(lower.foreground(), upper.background());
      text.append(LOWER_HALF);
    } else {
      select(foreground, upper.background());
      text.append(' ');
    }
  }

  /** Returns the line, after which the terminal's own colours are back. */
  String end() {
    boolean colored =
        !foreground.equals(BlockInk.Code.NONE.foreground())
            || !background.equals(BlockInk.Code.NONE.background());
    return colored ? text + "\u001b[0m" : text.toString();
  }

  private void select(String newForeground, String newBackground) {
    boolean write = !newForeground.equals(foreground);
    boolean fill = !newBackground.equals(background);
    if (!write && !fill) {
      return;
    }
    text.append("\u001b[")
        .append(write ? newForeground : "")
        .append(write && fill ? ";" : "")
        .append(fill ? newBackground : "")
        .append('m');
    foreground = newForeground;
    background = newBackground;
  }
}

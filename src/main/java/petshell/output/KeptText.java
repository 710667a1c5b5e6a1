package petshell.output;

/** Text that is kept until it can be printed. Not thread-safe. */
final class KeptText {
  /** More than a pipe and the buffers before it hold: beyond, the pager has read something. */
  private static final int MOST = 256 * 1024;

  private final StringBuilder text = new StringBuilder();

  /** Adds text, however much there is. */
  void add(String more) {
    text.append(more);
  }

  /** Adds text that need not be kept when there is too much of it. */
  void addUnlessFull(String more) {
    if (!isFull()) {
      text.append(more);
    }
  }

  /** Returns whether there is so much that what came later may be missing. */
  boolean isFull() {
    return text.length() > MOST;
  }

  /** Returns the text, and keeps it no longer. */
  String take() {
    String taken = text.toString();
    text.setLength(0);
    return taken;
  }
}

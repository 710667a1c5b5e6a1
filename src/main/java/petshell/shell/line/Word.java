package petshell.shell.line;

/**
 * One word of a command line.
 *
 * @param text the word without its quotes
 * @param start where it starts in the line
 * @param end where it ends in the line, exclusive
 * @param openQuote the quotation mark that is never closed, or {@link #CLOSED}
 */
public record Word(String text, int start, int end, char openQuote) {
  /** Stands for no open quotation mark. */
  public static final char CLOSED = '\0';

  public boolean isOpen() {
    return openQuote != CLOSED;
  }
}

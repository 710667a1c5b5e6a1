package petshell.output;

import java.io.Writer;

/** Prints messages in order with the results, and never onto the pager's screen. */
final class PagerMessages extends Writer {
  private final PagerWriter results;

  PagerMessages(PagerWriter results) {
    this.results = results;
  }

  @Override
  public void write(char[] characters, int offset, int length) {
    results.message(new String(characters, offset, length));
  }

  @Override
  public void flush() {
    results.flushMessages();
  }

  @Override
  public void close() {
    flush();
  }
}

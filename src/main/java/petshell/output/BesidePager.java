package petshell.output;

import java.io.Writer;
import java.util.Objects;

/** Takes messages, which must stand in their order with what is held back for a pager. */
final class BesidePager extends Writer {
  private final PagerWriter pager;

  BesidePager(PagerWriter pager) {
    this.pager = Objects.requireNonNull(pager, "pager");
  }

  @Override
  public void write(char[] characters, int offset, int length) {
    pager.message(new String(characters, offset, length));
  }

  @Override
  public void flush() {
    pager.flushMessages();
  }

  @Override
  public void close() {
    flush();
  }
}

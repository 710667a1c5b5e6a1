package petshell.output;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds text back until it is higher than the terminal, then starts the pager. Where no pager can
 * be started, everything is printed directly.
 */
final class PagerWriter extends Writer {
  /** The prefix of pictures, by the protocols of kitty, iTerm2 and sixel: no pager shows them. */
  private static final Pattern PICTURE = Pattern.compile("\u001b[P_\\]]");

  private enum State {
    HOLDING,
    PAGING,
    DIRECT,
    LEFT
  }

  private final Console console;
  private final String command;
  private final Charset charset;
  private final KeptText kept = new KeptText();
  private final KeptText messages = new KeptText();
  private ScreenRows rows;
  private State state = State.HOLDING;
  private volatile @Nullable PagerProcess pager;

  PagerWriter(Console console, String command, Charset charset) {
    this.console = console;
    this.command = command;
    this.charset = charset;
    this.rows = new ScreenRows(console.facts().width());
  }

  /** Returns the pager, once it was started. */
  private PagerProcess running() {
    return Objects.requireNonNull(pager, "pager");
  }

  /** Returns whether the user reads in the pager now. */
  boolean isRead() {
    PagerProcess running = pager;
    return running != null && running.isAlive();
  }

  @Override
  public synchronized void write(char[] characters, int offset, int length) throws IOException {
    switch (state) {
      case HOLDING -> hold(new String(characters, offset, length));
      case PAGING -> page(new String(characters, offset, length));
      case DIRECT -> console.out().write(characters, offset, length);
      case LEFT -> throw new IOException("the pager was left");
    }
  }

  @Override
  public synchronized void flush() throws IOException {
    switch (state) {
      case HOLDING, LEFT -> {}
      case PAGING -> {
        try {
          running().pipe().flush();
        } catch (IOException brokenPipe) {
          recover(brokenPipe);
        }
      }
      case DIRECT -> console.out().flush();
    }
  }

  /** Returns what takes messages: they appear after what was printed before them. */
  Writer messages() {
    return new PagerMessages(this);
  }

  /** Prints a message behind the results so far; keeps it while the user reads in the pager. */
  synchronized void message(String text) {
    if (state == State.PAGING) {
      messages.addUnlessFull(text);
    } else {
      settle();
      console.err().write(text);
    }
  }

  /** Makes messages visible, unless they are kept. */
  synchronized void flushMessages() {
    if (state != State.PAGING) {
      console.err().flush();
    }
  }

  /** Shows all that was written so far; where that is in a pager, until the user has left it. */
  synchronized void settle() {
    switch (state) {
      case HOLDING -> printKept();
      case PAGING -> {
        if (endsWithoutPager()) {
          printKept();
          state = State.DIRECT;
        } else {
          kept.take();
          state = State.HOLDING;
        }
      }
      case DIRECT, LEFT -> console.out().flush();
    }
    rows = new ScreenRows(console.facts().width());
    printMessages();
  }

  @Override
  public synchronized void close() {
    settle();
    state = State.LEFT;
  }

  private void hold(String text) throws IOException {
    kept.add(text);
    if (PICTURE.matcher(text).find()) {
      printKept();
      state = State.DIRECT;
      return;
    }
    rows.add(text);
    // One row is the prompt's.
    if (rows.count() > console.facts().height() - 1) {
      start();
    }
  }

  private void start() throws IOException {
    console.flush();
    try {
      pager = PagerProcess.start(command, charset);
    } catch (IOException noShell) {
      state = State.DIRECT;
      printKept();
      return;
    }
    state = State.PAGING;
    page(kept.take());
  }

  private void page(String text) throws IOException {
    kept.addUnlessFull(text);
    try {
      running().pipe().write(text);
    } catch (IOException brokenPipe) {
      recover(brokenPipe);
    }
  }

  private void recover(IOException brokenPipe) throws IOException {
    if (!endsWithoutPager()) {
      state = State.LEFT;
      throw brokenPipe;
    }
    state = State.DIRECT;
    printKept();
    printMessages();
  }

  private void printKept() {
    console.out().write(kept.take());
    console.out().flush();
  }

  private void printMessages() {
    console.err().write(messages.take());
    console.err().flush();
  }

  /** Waits for the end; returns whether there was no pager, and all can be printed instead. */
  private boolean endsWithoutPager() {
    return !running().end() && !kept.isFull();
  }
}

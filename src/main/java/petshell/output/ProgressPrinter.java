package petshell.output;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Shows the progress of one piece of work, from its making to its closing, and not too often.
 * Thread-safe.
 */
public final class ProgressPrinter implements AutoCloseable {
  private static final long REDRAW_NANOS = Duration.ofMillis(100).toNanos();
  private static final long REPORT_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long IDLE_REPORT_NANOS = Duration.ofMinutes(1).toNanos();
  private static final String ERASE_TO_END = "\u001b[K";

  private final PrintWriter err;
  private final ProgressMode mode;
  private final IntSupplier width;
  private final Glyphs glyphs;
  private final LongSupplier nanoTime;
  private final RateMeter meter = new RateMeter();
  private final long began;
  private long lastShown;
  private String line = "";
  private String idleText = "";
  private boolean anythingShown;
  private boolean hidden;
  private boolean closed;

  /**
   * Makes a printer; nothing is printed yet, and the time starts.
   *
   * @param err takes the progress
   * @param mode how it is shown
   * @param width gives the columns of the terminal, asked anew for each drawing
   * @param glyphs how the bar is drawn
   * @param nanoTime gives the time in nanoseconds from any start
   */
  public ProgressPrinter(
      PrintWriter err, ProgressMode mode, IntSupplier width, Glyphs glyphs, LongSupplier nanoTime) {
    this.err = Objects.requireNonNull(err, "err");
    this.mode = Objects.requireNonNull(mode, "mode");
    this.width = Objects.requireNonNull(width, "width");
    this.glyphs = Objects.requireNonNull(glyphs, "glyphs");
    this.nanoTime = Objects.requireNonNull(nanoTime, "nanoTime");
    this.began = nanoTime.getAsLong();
    this.lastShown = began;
  }

  /**
   * Takes the newest counts, and shows them if it is time. The speed is counted from the first call
   * on, so let it come before the work.
   */
  public synchronized void update(ProgressCounts counts) {
    Objects.requireNonNull(counts, "counts");
    if (closed) {
      return;
    }
    long now = nanoTime.getAsLong();
    double rate = meter.measure(now, counts.done());
    ProgressState state = new ProgressState(counts, rate, Duration.ofNanos(now - began));
    switch (mode) {
      case NONE -> {}
      case LINE -> {
        if (!anythingShown || counts.finished() || now - lastShown >= REDRAW_NANOS) {
          // The last column stays free: some terminals break the line as soon as it is filled.
          line = ProgressLine.of(state, Math.max(1, width.getAsInt() - 1), glyphs);
          draw();
          shownAt(now);
        }
      }
      case LOG -> report(now, () -> ProgressLine.log(state));
      case SENTENCES -> report(now, () -> ProgressLine.sentences(state));
    }
  }

  /**
   * Shows that the work is under way but waits for more to do; in a log at most once a minute, and
   * only where the text is a new one.
   *
   * @param text says what it waits for; holds no text of users
   */
  public synchronized void idle(String text) {
    if (closed || mode == ProgressMode.NONE) {
      return;
    }
    long now = nanoTime.getAsLong();
    if (mode == ProgressMode.LINE) {
      line = TextWidth.cut(text, Math.max(1, width.getAsInt() - 1), glyphs);
      draw();
      shownAt(now);
    } else if (idleText.isEmpty()
        || (!text.equals(idleText) && now - lastShown >= IDLE_REPORT_NANOS)) {
      idleText = text;
      err.print(text + "\n");
      err.flush();
      shownAt(now);
    }
  }

  /**
   * Lets something else be printed: the line of progress makes room and comes back below.
   *
   * @param printing prints whole lines to standard error
   */
  public synchronized void aside(Runnable printing) {
    Objects.requireNonNull(printing, "printing");
    clear();
    printing.run();
    if (!line.isEmpty()) {
      draw();
    }
  }

  /** Clears the line of progress, and shows none until {@link #show}. */
  public synchronized void hide() {
    clear();
    hidden = true;
  }

  /** Draws the line of progress again. */
  public synchronized void show() {
    hidden = false;
    if (!line.isEmpty()) {
      draw();
    }
  }

  /** Clears the line of progress; whatever is updated later is not shown. */
  @Override
  public synchronized void close() {
    clear();
    line = "";
    closed = true;
  }

  private void report(long now, Supplier<String> text) {
    if (now - lastShown >= REPORT_NANOS) {
      err.print(text.get() + "\n");
      err.flush();
      shownAt(now);
    }
  }

  private void shownAt(long now) {
    lastShown = now;
    anythingShown = true;
  }

  private void draw() {
    if (hidden) {
      return;
    }
    err.print("\r" + line + ERASE_TO_END);
    err.flush();
  }

  private void clear() {
    if (!line.isEmpty() && !hidden) {
      err.print("\r" + ERASE_TO_END);
      err.flush();
    }
  }
}

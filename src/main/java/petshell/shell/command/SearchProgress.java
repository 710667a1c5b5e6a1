package petshell.shell.command;

import java.time.Duration;
import java.util.Iterator;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import petshell.job.Progress;

/** Shows how far a search is that takes longer than a second, until its results are printed. */
final class SearchProgress implements LongConsumer {
  private static final long DELAY = Duration.ofSeconds(1).toNanos();

  private final Progress progress;
  private final LongSupplier total;
  private final long started = System.nanoTime();
  private long looked;
  private long expected;
  private boolean shown;
  private boolean ended;

  /**
   * Makes it.
   *
   * @param progress shows it
   * @param total counts the rows, once it is shown
   */
  SearchProgress(Progress progress, LongSupplier total) {
    this.progress = progress;
    this.total = total;
  }

  @Override
  public void accept(long rows) {
    looked += rows;
    if (ended || System.nanoTime() - started < DELAY) {
      return;
    }
    if (!shown) {
      shown = true;
      expected = total.getAsLong();
    }
    progress.rows(Math.min(looked, expected), expected, 0, 0);
  }

  /** Returns the same results; when the first is handed out to be printed, the search is over. */
  <T> Iterator<T> until(Iterator<T> results) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return results.hasNext();
      }

      @Override
      public T next() {
        end();
        return results.next();
      }
    };
  }

  /** Ends it, before anything is printed where it is shown. */
  void end() {
    if (shown && !ended) {
      progress.done();
    }
    ended = true;
  }
}

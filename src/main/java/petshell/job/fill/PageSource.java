package petshell.job.fill;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import petshell.job.Workers;
import petshell.store.Cursor;
import petshell.store.TraitsToStore;

/**
 * Hands out what to store in batches of any size. It has pages read a little further than it is
 * asked, so that the next batch is made while one is written.
 */
public final class PageSource {
  /** Bounds how far it reads ahead; a row in the making takes some 500 bytes. */
  private static final int MOST_AHEAD = 10_000;

  /** With one, whoever asks whether there is more would wait for it. */
  private static final int PAGES_AHEAD = 2;

  private final PageReader reader;
  private final OptionalLong retriedRun;
  private final Deque<Future<List<TraitsToStore>>> coming = new ArrayDeque<>();
  private PageReader.Pass pass;
  private List<TraitsToStore> page = List.of();
  private boolean atEnd;

  /**
   * Makes a source of all pets.
   *
   * @param retriedRun see {@link petshell.store.TraitsDao.PageRequest#retriedRun}
   */
  public PageSource(PageReader reader, OptionalLong retriedRun) {
    this.reader = reader;
    this.retriedRun = retriedRun;
    this.pass = reader.new Pass(Optional.empty(), retriedRun);
  }

  /**
   * Starts again from the first row, and will end soon after the row that is the last one then:
   * what comes behind it meanwhile is left for the next time, so that there is an end.
   */
  void restart() {
    restart(Optional.empty());
  }

  /**
   * Starts again from a place.
   *
   * @param from where, and where to end; empty for all pets
   */
  public void restart(Optional<Cursor> from) {
    pass = reader.new Pass(from, retriedRun);
    coming.clear();
    page = List.of();
    atEnd = false;
  }

  /**
   * Hands out the next batch.
   *
   * @param size how many rows at most, 1 or more
   * @return what to write; empty only where this pass has no more
   */
  public List<TraitsToStore> next(int size) {
    List<TraitsToStore> batch = new ArrayList<>(Math.min(size, MOST_AHEAD));
    int ahead = Math.min(MOST_AHEAD, PAGES_AHEAD * Math.max(reader.pageRows(), size));
    while (batch.size() < size) {
      readUntil(size - batch.size() + ahead);
      if (page.isEmpty()) {
        if (coming.isEmpty()) {
          break;
        }
        page = Workers.await(coming.remove());
        atEnd = atEnd || page.isEmpty();
      }
      int taken = Math.min(page.size(), size - batch.size());
      batch.addAll(page.subList(0, taken));
      page = page.subList(taken, page.size());
    }
    return batch;
  }

  /** Returns whether this pass has more, waiting for the next page where it has to be read. */
  public boolean hasMore() {
    readUntil(1);
    while (page.isEmpty() && !coming.isEmpty()) {
      page = Workers.await(coming.remove());
      atEnd = atEnd || page.isEmpty();
    }
    return !page.isEmpty();
  }

  private void readUntil(int wanted) {
    while (!atEnd && page.size() + coming.size() * reader.pageRows() < wanted) {
      coming.add(pass.next());
    }
  }
}

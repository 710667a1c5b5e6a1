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
import petshell.store.Database;
import petshell.store.Page;
import petshell.store.PetKey;
import petshell.store.TraitsDao;
import petshell.store.TraitsDao.PageRequest;
import petshell.store.TraitsToStore;
import petshell.trait.TraitText;

/**
 * Reads pages of pets without traits, has their traits generated on another thread, and hands them
 * out in batches of any size. It reads a little further than it is asked, so that the next batch is
 * generated while one is written.
 */
final class PageSource {
  /** Rows a page: enough that a page costs little more than its rows. */
  private static final int PAGE = 1_000;

  /** Bounds how far it reads ahead; a row in the making takes some 500 bytes. */
  private static final int MOST_AHEAD = 10_000;

  /** A page whose traits may still be in the making, and how much of it has been handed out. */
  private static final class Made {
    private final int size;
    private final Future<List<TraitsToStore>> fills;
    private int taken;

    Made(int size, Future<List<TraitsToStore>> fills) {
      this.size = size;
      this.fills = fills;
    }

    /** Hands out up to so many more, waiting until they are generated. */
    List<TraitsToStore> take(int atMost) {
      int from = taken;
      taken = Math.min(size, from + atMost);
      return Workers.await(fills).subList(from, taken);
    }

    boolean isEmpty() {
      return taken == size;
    }
  }

  private final Database database;
  private final TraitsDao traits;
  private final Workers generator;
  private final OptionalLong retriedRun;
  private final Deque<Made> pages = new ArrayDeque<>();
  private Optional<Cursor> from = Optional.empty();
  private boolean atEnd;
  private int waiting;

  PageSource(Database database, TraitsDao traits, Workers generator, OptionalLong retriedRun) {
    this.database = database;
    this.traits = traits;
    this.generator = generator;
    this.retriedRun = retriedRun;
  }

  /**
   * Starts again from the first row, and will end soon after the row that is the last one then:
   * what comes behind it meanwhile is left for the next time, so that there is an end.
   */
  void restart() {
    pages.clear();
    waiting = 0;
    from = Optional.empty();
    atEnd = false;
  }

  /**
   * Hands out the next batch.
   *
   * @param size how many rows at most, 1 or more
   * @return what to write; empty only where this pass has no more
   */
  List<TraitsToStore> next(int size) {
    readUntil(size + Math.min(MOST_AHEAD, Math.max(PAGE, size)));
    List<TraitsToStore> batch = new ArrayList<>(Math.min(size, waiting));
    while (batch.size() < size && !pages.isEmpty()) {
      Made page = pages.element();
      batch.addAll(page.take(size - batch.size()));
      if (page.isEmpty()) {
        pages.remove();
      }
    }
    waiting -= batch.size();
    return batch;
  }

  private void readUntil(int wanted) {
    while (waiting < wanted && !atEnd) {
      PageRequest request = new PageRequest(from, PAGE, retriedRun);
      Page<PetKey> page = database.read(() -> traits.page(request));
      from = page.next();
      atEnd = from.isEmpty();
      List<PetKey> keys = page.rows();
      if (!keys.isEmpty()) {
        waiting += keys.size();
        pages.add(
            new Made(keys.size(), generator.submit(() -> traits.prepare(keys, TraitText::of))));
      }
    }
  }
}

package petshell.job.fill;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import petshell.job.Workers;
import petshell.store.Database;
import petshell.store.Fill;
import petshell.store.PetKey;
import petshell.store.TraitsDao;
import petshell.store.TraitsDao.PageRequest;
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
  private static final class Page {
    private final int size;
    private final Future<List<Fill>> fills;
    private int taken;

    Page(int size, Future<List<Fill>> fills) {
      this.size = size;
      this.fills = fills;
    }

    /** Hands out up to so many more, waiting until they are generated. */
    List<Fill> take(int atMost) {
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
  private final Deque<Page> pages = new ArrayDeque<>();
  private OptionalLong from = OptionalLong.empty();
  private long last;
  private boolean atEnd;
  private int waiting;

  PageSource(Database database, TraitsDao traits, Workers generator, OptionalLong retriedRun) {
    this.database = database;
    this.traits = traits;
    this.generator = generator;
    this.retriedRun = retriedRun;
  }

  /**
   * Starts again from the first row, and will end soon after the row that is the last one now: what
   * comes behind it meanwhile is left for the next time, so that there is an end.
   */
  void restart() {
    pages.clear();
    waiting = 0;
    from = OptionalLong.empty();
    OptionalLong lastNow = database.read(traits::lastPosition);
    last = lastNow.orElse(Long.MIN_VALUE);
    atEnd = lastNow.isEmpty();
  }

  /**
   * Hands out the next batch.
   *
   * @param size how many rows at most, 1 or more
   * @return what to write; empty only where this pass has no more
   */
  List<Fill> next(int size) {
    readUntil(size + Math.min(MOST_AHEAD, Math.max(PAGE, size)));
    List<Fill> batch = new ArrayList<>(Math.min(size, waiting));
    while (batch.size() < size && !pages.isEmpty()) {
      Page page = pages.element();
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
      List<PetKey> keys = database.read(() -> traits.page(request));
      if (keys.isEmpty()) {
        atEnd = true;
        return;
      }
      long lastRead = keys.get(keys.size() - 1).position();
      atEnd = lastRead >= last;
      from = atEnd ? from : OptionalLong.of(lastRead + 1);
      waiting += keys.size();
      pages.add(new Page(keys.size(), generator.submit(() -> Fill.of(keys, TraitText::of))));
    }
  }
}

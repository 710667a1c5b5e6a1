package petshell.job;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import petshell.store.Database;
import petshell.store.PetKey;
import petshell.store.TraitsDao;
import petshell.store.TraitsDao.Fill;
import petshell.store.TraitsDao.PageRequest;
import petshell.trait.TraitText;

/** Reads pages of pets without traits, and has their traits generated on another thread. */
final class PageSource {
  /**
   * One page, whose traits may still be in the making.
   *
   * @param size rows in the page
   * @param fills what to write, once it is generated
   */
  record Page(int size, Future<List<Fill>> fills) {
    /** Returns what to write, waiting until it is generated. */
    List<Fill> await() {
      try {
        return fills.get();
      } catch (InterruptedException | CancellationException e) {
        throw new IllegalStateException("the generator was stopped", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("the generator failed", e.getCause());
      }
    }
  }

  private final Database database;
  private final TraitsDao traits;
  private final ExecutorService generator;
  private final OptionalLong retriedRun;
  private OptionalLong from = OptionalLong.empty();
  private boolean atEnd;

  PageSource(
      Database database, TraitsDao traits, ExecutorService generator, OptionalLong retriedRun) {
    this.database = database;
    this.traits = traits;
    this.generator = generator;
    this.retriedRun = retriedRun;
  }

  /** Starts again from the first row. */
  void restart() {
    from = OptionalLong.empty();
    atEnd = false;
  }

  /** Reads the next page; an empty one means that the database has no more from here on. */
  Page next(int limit) {
    List<PetKey> keys =
        atEnd
            ? List.of()
            : database.read(() -> traits.page(new PageRequest(from, limit, retriedRun)));
    if (!keys.isEmpty()) {
      long last = keys.get(keys.size() - 1).position();
      atEnd = last == Long.MAX_VALUE;
      from = OptionalLong.of(last + 1);
    }
    return new Page(keys.size(), generator.submit(() -> generate(keys)));
  }

  /** Returns an empty page without asking the database. */
  static Page none() {
    return new Page(0, CompletableFuture.completedFuture(List.of()));
  }

  private static List<Fill> generate(List<PetKey> keys) {
    List<Fill> fills = new ArrayList<>(keys.size());
    for (PetKey key : keys) {
      fills.add(new Fill(key, TraitText.of(key.id())));
    }
    return fills;
  }
}

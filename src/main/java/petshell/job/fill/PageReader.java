package petshell.job.fill;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import petshell.job.Interrupter;
import petshell.job.Operation;
import petshell.job.Workers;
import petshell.store.Cursor;
import petshell.store.Database;
import petshell.store.Page;
import petshell.store.PetKey;
import petshell.store.StoreException;
import petshell.store.TraitsDao;
import petshell.store.TraitsDao.PageRequest;
import petshell.store.TraitsToStore;
import petshell.trait.GeneratedTraits;

/**
 * Reads pages of pets without traits and has their traits generated on a thread of its own. Where
 * the engine serves many connections, that thread has one of its own, and reads there too, while
 * the caller's writes.
 */
public final class PageReader implements AutoCloseable {
  private final Database database;
  private final TraitsDao traits;
  private final Workers thread = Workers.one();
  private final Optional<Interrupter> beside;

  private PageReader(Database database, TraitsDao traits, Optional<Interrupter> beside) {
    this.database = database;
    this.traits = traits;
    this.beside = beside;
  }

  /**
   * Makes a reader.
   *
   * @param operation its database is read where there is no other connection
   * @param traits those of that database, which stay open
   */
  public static PageReader of(Operation operation, TraitsDao traits) {
    Optional<Database> other = another(operation);
    return other.isPresent()
        ? new PageReader(
            other.get(),
            other.get().traits(),
            Optional.of(Interrupter.of(other.get(), operation.cancellation())))
        : onOne(operation.database(), traits);
  }

  /**
   * Makes a reader that uses no other connection.
   *
   * @param traits those of the database, which both stay open
   */
  public static PageReader onOne(Database database, TraitsDao traits) {
    return new PageReader(database, traits, Optional.empty());
  }

  private static Optional<Database> another(Operation operation) {
    try {
      return operation.database().another();
    } catch (StoreException e) {
      operation
          .progress()
          .message("No other connection to read with, which takes longer: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Returns how many rows a page has that is not the last one. */
  int pageRows() {
    return traits.pageRows();
  }

  /** One pass over all pets, page by page. */
  final class Pass {
    private final OptionalLong retriedRun;
    private Optional<Cursor> from;
    private boolean atEnd;

    Pass(Optional<Cursor> from, OptionalLong retriedRun) {
      this.from = from;
      this.retriedRun = retriedRun;
    }

    /**
     * Starts to read the next page.
     *
     * @return gives what to store; no rows behind the last page
     */
    Future<List<TraitsToStore>> next() {
      if (beside.isPresent()) {
        return thread.submit(() -> made(read()));
      }
      List<PetKey> keys = read();
      return thread.submit(() -> made(keys));
    }

    private List<PetKey> read() {
      if (atEnd) {
        return List.of();
      }
      PageRequest request = new PageRequest(from, traits.pageRows(), retriedRun);
      Page<PetKey> page = database.look(() -> traits.page(request));
      from = page.next();
      atEnd = from.isEmpty();
      return page.rows();
    }

    private List<TraitsToStore> made(List<PetKey> keys) {
      return traits.prepare(keys, new GeneratedTraits());
    }
  }

  /** Closes what it opened; nothing that is under way is left behind. */
  @Override
  public void close() {
    thread.close();
    if (beside.isPresent()) {
      beside.get().close();
      database.interrupt();
      if (thread.awaitEnd()) {
        traits.close();
      }
      database.close();
    }
  }
}

package petshell.job.share;

import java.time.Duration;
import java.util.OptionalLong;
import petshell.job.Operation;
import petshell.job.Pace;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.BatchWriter;
import petshell.job.fill.PageReader;
import petshell.job.fill.PageSource;
import petshell.store.Database;
import petshell.store.Share;
import petshell.store.ShareDao;
import petshell.store.Sharing;
import petshell.store.TraitsDao;

/** A worker's own connection, and what works on it; made anew where the connection is lost. */
final class WorkerSession implements AutoCloseable {
  private final Database database;
  private final TraitsDao traits;
  private final PageReader reader;
  private final Sharing sharing;
  private final LeasedLog log;
  private final BatchWriter writer;
  private final PageSource pages;
  private final Pace pace;

  private WorkerSession(
      Operation operation,
      Share share,
      BackfillOptions options,
      ProcessCounts counts,
      Duration lease,
      boolean alone) {
    this.database = operation.database();
    this.traits = database.traits();
    this.reader = alone ? PageReader.of(operation, traits) : PageReader.onOne(database, traits);
    this.sharing = database.sharing().orElseThrow();
    this.log = new LeasedLog(operation, sharing.dao(), share, counts, lease);
    this.writer = new BatchWriter(operation, traits, log, options);
    this.pages =
        new PageSource(
            reader, options.retryFailed() ? OptionalLong.of(counts.run()) : OptionalLong.empty());
    this.pace = new Pace(operation, options.batch(), options.pause(), options.maxLag());
  }

  /**
   * Opens one.
   *
   * @param operation on any connection to the database
   * @param alone whether no other worker of this process keeps a processor busy, so that another
   *     connection to read with helps
   * @throws petshell.store.StoreException if the server cannot be reached
   */
  static WorkerSession open(
      Operation operation,
      Share share,
      BackfillOptions options,
      ProcessCounts counts,
      Duration lease,
      boolean alone) {
    Database database = operation.database().worker(lease).orElseThrow();
    try {
      return new WorkerSession(operation.on(database), share, options, counts, lease, alone);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  Database database() {
    return database;
  }

  ShareDao shares() {
    return sharing.dao();
  }

  Sharing sharing() {
    return sharing;
  }

  LeasedLog log() {
    return log;
  }

  BatchWriter writer() {
    return writer;
  }

  PageSource pages() {
    return pages;
  }

  Pace pace() {
    return pace;
  }

  @Override
  public void close() {
    reader.close();
    traits.close();
    database.close();
  }
}

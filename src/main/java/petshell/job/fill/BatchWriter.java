package petshell.job.fill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import petshell.job.BatchFallback;
import petshell.job.BatchLog;
import petshell.job.Operation;
import petshell.job.RowWrites;
import petshell.store.Database;
import petshell.store.PetKey;
import petshell.store.QuarantineDao;
import petshell.store.RunCounts;
import petshell.store.SeenRows;
import petshell.store.StoredTime;
import petshell.store.TraitsDao;
import petshell.store.TraitsDao.Written;
import petshell.store.TraitsToStore;

/**
 * Writes batches of traits, each with the run's counts in one transaction. A row that the database
 * refuses is quarantined and does not stop the others.
 */
public final class BatchWriter {
  /** What is said of a pet that cannot be named to the database. */
  public static final String NO_TEXT = "the id is not stored as proper text";

  private static final String IGNORED = "a trigger blocked the write";

  private static final String MISSING_AGAIN =
      "the traits were stored and are missing again: a trigger or another program cleared them";

  /** One row that failed. */
  private record Failure(TraitsToStore row, String error) {
    PetKey key() {
      return row.key();
    }
  }

  /** What a transaction did, known for sure once it is committed. */
  private record Result(RunCounts counts, List<TraitsToStore> stored, List<Failure> failures) {}

  private final Operation operation;
  private final TraitsDao traits;
  private final BatchLog log;
  private final BackfillOptions options;
  private final SeenRows seen;
  private Duration longestHold = Duration.ZERO;
  private int passes;

  /**
   * Makes a writer.
   *
   * @param operation whose database is written
   * @param traits those of that database
   * @param log takes the counts, in each transaction
   * @param options what to do
   */
  public BatchWriter(Operation operation, TraitsDao traits, BatchLog log, BackfillOptions options) {
    this.operation = operation;
    this.traits = traits;
    this.seen = traits.seenRows();
    this.log = log;
    this.options = options;
  }

  /**
   * Returns how many rows are best written at a time.
   *
   * @param batch how many one statement may write, 1 or more
   */
  public int rows(int batch) {
    return traits.statementRows(batch);
  }

  /** Notes that all rows are gone over from the first one on; a pass has no row twice. */
  void startPass() {
    passes++;
  }

  private SeenRows.Fate fate(TraitsToStore row) {
    return passes > 1 ? seen.fate(row) : SeenRows.Fate.NEW;
  }

  /**
   * Writes one batch, or each row of it alone where the database refuses them together. A row that
   * is missing again after it was stored counts as failed from then on.
   *
   * @return for how long the batch held the write lock
   */
  public Duration write(List<TraitsToStore> batch) {
    longestHold = Duration.ZERO;
    List<TraitsToStore> open =
        passes > 1
            ? batch.stream().filter(row -> fate(row) != SeenRows.Fate.FAILED).toList()
            : batch;
    if (open.isEmpty()) {
      return longestHold;
    }
    BatchFallback.write(
        open,
        this::commit,
        (fill, refusal) ->
            finish(operation.database().write(() -> quarantine(fill, refusal.getMessage()))),
        () -> Backfill.tooManyErrors(log.counts(), options.maxErrors()));
    return longestHold;
  }

  private Result quarantine(TraitsToStore row, String error) {
    Failure failure = new Failure(row, error);
    note(failure);
    RunCounts written = log.write(new RunCounts(0, 0, 0, 1, 1), Optional.of(row.key().id()));
    return new Result(written, List.of(), List.of(failure));
  }

  private void commit(List<TraitsToStore> batch) {
    Database database = operation.database();
    try {
      finish(database.write(() -> fill(batch)));
    } finally {
      Duration held = database.lockHeld();
      longestHold = held.compareTo(longestHold) > 0 ? held : longestHold;
    }
  }

  private Result fill(List<TraitsToStore> batch) {
    List<TraitsToStore> writable = new ArrayList<>(batch.size());
    List<Failure> failures = new ArrayList<>();
    long missingAgain = 0;
    for (TraitsToStore one : batch) {
      if (fate(one) == SeenRows.Fate.STORED) {
        failures.add(new Failure(one, MISSING_AGAIN));
        missingAgain++;
      } else if (one.matchable()) {
        writable.add(one);
      } else {
        failures.add(new Failure(one, NO_TEXT));
      }
    }
    List<TraitsToStore> stored = store(writable, failures);
    long skipped = (long) batch.size() - stored.size() - failures.size();
    failures.forEach(this::note);
    // What is missing again was counted as changed before.
    RunCounts added = new RunCounts(stored.size() - missingAgain, 0, skipped, failures.size(), 1);
    return new Result(log.write(added, lastOf(batch)), stored, failures);
  }

  private static Optional<String> lastOf(List<TraitsToStore> batch) {
    return Optional.of(batch.get(batch.size() - 1).key().id());
  }

  /** Returns what was stored, and adds what failed. */
  private List<TraitsToStore> store(List<TraitsToStore> writable, List<Failure> failures) {
    List<TraitsToStore> stored = new ArrayList<>(writable.size());
    List<Written> written = traits.fill(writable, StoredTime.of(operation.clock().instant()));
    for (int i = 0; i < writable.size(); i++) {
      TraitsToStore one = writable.get(i);
      switch (written.get(i)) {
        case STORED -> {
          stored.add(one);
          release(one);
        }
        case SKIPPED -> {}
        case IGNORED -> failures.add(new Failure(one, IGNORED));
        case NOT_KEPT -> failures.add(new Failure(one, RowWrites.NOT_KEPT));
      }
    }
    return stored;
  }

  private void release(TraitsToStore stored) {
    if (options.retryFailed()) {
      operation.database().dao(QuarantineDao.class).release(stored.key().id());
    }
  }

  private void note(Failure failure) {
    traits.quarantine(failure.key(), log.number(), failure.error(), operation.now());
  }

  private void finish(Result result) {
    log.committed(result.counts());
    result.stored().forEach(seen::stored);
    for (Failure failure : result.failures()) {
      seen.failed(failure.row());
      operation.progress().failed(failure.key().id(), failure.error());
    }
  }
}

package petshell.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import petshell.store.Database;
import petshell.store.Fill;
import petshell.store.PetKey;
import petshell.store.QuarantineDao;
import petshell.store.RunCounts;
import petshell.store.StoredTime;
import petshell.store.TraitsDao;
import petshell.store.TraitsDao.Written;

/**
 * Writes batches of traits, each with the run's counts in one transaction. A row that the database
 * refuses is quarantined and does not stop the others.
 */
final class BatchWriter {
  /** What is said of a pet that cannot be named to the database. */
  static final String NO_TEXT = "the id is not stored as proper text";

  private static final String IGNORED = "the database ignored the write: a trigger holds it back";

  /** One row that failed. */
  private record Failure(PetKey key, String error) {}

  /** What a transaction did, known for sure once it is committed. */
  private record Result(RunCounts counts, List<Failure> failures) {}

  private final Operation operation;
  private final TraitsDao traits;
  private final RunLog log;
  private final BackfillOptions options;
  private Duration longestHold = Duration.ZERO;

  BatchWriter(Operation operation, TraitsDao traits, RunLog log, BackfillOptions options) {
    this.operation = operation;
    this.traits = traits;
    this.log = log;
    this.options = options;
  }

  /**
   * Writes one batch, or each row of it alone where the database refuses them together.
   *
   * @return for how long the batch held the write lock
   */
  Duration write(List<Fill> batch) {
    longestHold = Duration.ZERO;
    TogetherOrAlone.write(
        batch,
        this::commit,
        (fill, refusal) ->
            finish(operation.database().write(() -> quarantine(fill.key(), refusal.getMessage()))),
        () -> Backfill.tooManyErrors(log.counts(), options.maxErrors()));
    return longestHold;
  }

  private Result quarantine(PetKey key, String error) {
    Failure failure = new Failure(key, error);
    note(failure);
    return new Result(log.write(new RunCounts(0, 0, 0, 1, 1)), List.of(failure));
  }

  private void commit(List<Fill> batch) {
    Database database = operation.database();
    try {
      finish(database.write(() -> fill(batch)));
    } finally {
      Duration held = database.lockHeld();
      longestHold = held.compareTo(longestHold) > 0 ? held : longestHold;
    }
  }

  private Result fill(List<Fill> batch) {
    List<Fill> writable = new ArrayList<>(batch.size());
    List<Failure> failures = new ArrayList<>();
    for (Fill one : batch) {
      if (one.matchable()) {
        writable.add(one);
      } else {
        failures.add(new Failure(one.key(), NO_TEXT));
      }
    }
    long changed = 0;
    long skipped = 0;
    List<Written> written = traits.fill(writable, StoredTime.of(operation.clock().instant()));
    for (int i = 0; i < writable.size(); i++) {
      Fill one = writable.get(i);
      switch (written.get(i)) {
        case STORED -> {
          changed++;
          release(one);
        }
        case SKIPPED -> skipped++;
        case IGNORED -> failures.add(new Failure(one.key(), IGNORED));
      }
    }
    failures.forEach(this::note);
    RunCounts added = new RunCounts(changed, 0, skipped, failures.size(), 1);
    return new Result(log.write(added), failures);
  }

  private void release(Fill stored) {
    if (options.retryFailed()) {
      operation.database().dao(QuarantineDao.class).release(stored.key().id());
    }
  }

  private void note(Failure failure) {
    traits.quarantine(failure.key(), log.number(), failure.error(), operation.now());
  }

  private void finish(Result result) {
    log.committed(result.counts());
    for (Failure failure : result.failures()) {
      operation.progress().failed(failure.key().id(), failure.error());
    }
  }
}

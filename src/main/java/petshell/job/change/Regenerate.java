package petshell.job.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import petshell.job.BatchFallback;
import petshell.job.BatchRun;
import petshell.job.BatchSize;
import petshell.job.Operation;
import petshell.job.Pace;
import petshell.job.PetsWithoutId;
import petshell.job.Readiness;
import petshell.job.RowWrites;
import petshell.job.RunLog;
import petshell.job.fill.BatchWriter;
import petshell.store.Database;
import petshell.store.PetDao;
import petshell.store.PetKey;
import petshell.store.PetShellException;
import petshell.store.QuarantineDao;
import petshell.store.ReplacedDao;
import petshell.store.RunCounts;
import petshell.store.StoreException;
import petshell.store.StoredTime;
import petshell.store.StoredTraits;
import petshell.store.TraitsDao;
import petshell.trait.TraitState;

/**
 * Writes the traits that the ids give over what is stored. What was stored is kept in the journal,
 * in the same transaction; {@link Undo} puts it back.
 */
public final class Regenerate {
  /** Rows a transaction. */
  public static final int BATCH = 100;

  private static final int EXAMPLES = 10;

  private final Operation operation;
  private final ReplacementFinder finder;
  private final List<Replacement> examples = new ArrayList<>();
  private long notYetCounted;

  /**
   * Makes a regeneration.
   *
   * @param operation what to work with; the database is open to write to {@link #run}
   */
  public Regenerate(Operation operation) {
    this.operation = Objects.requireNonNull(operation, "operation");
    this.finder = new ReplacementFinder(operation);
  }

  /**
   * Regenerates these pets.
   *
   * @param ids whole ids
   * @return what was done
   * @throws PetShellException if there is no pet with one of the ids (then nothing is written), the
   *     schema is not ready, or the database fails
   */
  public RegenerateOutcome run(List<String> ids) {
    Readiness.require(operation.database());
    List<Replacement> replacements = finder.find(ids);
    long unchanged = ids.stream().distinct().count() - replacements.size();
    if (replacements.isEmpty()) {
      RunCounts counts = new RunCounts(0, unchanged, 0, 0, 0);
      return new RegenerateOutcome(OptionalLong.empty(), counts, false, List.of());
    }
    return run(new ListedReplacements(replacements, BATCH), unchanged);
  }

  /**
   * Regenerates all pets in some states, batch by batch; a pet that is changed meanwhile is
   * skipped.
   *
   * @param states the states to regenerate; EXACT changes nothing and may not be among them
   * @return what was done
   * @throws PetShellException if the schema is not ready, or the database fails
   */
  public RegenerateOutcome run(Set<TraitState> states) {
    Readiness.require(operation.database());
    try (TraitsDao traits = operation.database().traits()) {
      return run(finder.scan(traits, states), 0);
    }
  }

  /**
   * Regenerates what a source of replacements gives, batch by batch.
   *
   * @param source gives the batches
   * @param unchanged how many pets were looked at already that need no change
   */
  RegenerateOutcome run(ReplacementSource source, long unchanged) {
    notYetCounted = unchanged;
    BatchRun.Done done = BatchRun.run(operation, log -> allBatches(source, log));
    return new RegenerateOutcome(
        OptionalLong.of(done.log().number()),
        done.log().counts(),
        done.interrupted(),
        List.copyOf(examples));
  }

  private BatchRun.End allBatches(ReplacementSource source, RunLog log) {
    Pace pace = new Pace(operation, new BatchSize.Fixed(BATCH), Duration.ZERO);
    for (ReplacementSource.Batch batch = source.next(); !batch.isEnd(); batch = source.next()) {
      if (operation.cancellation().requested()) {
        return BatchRun.End.INTERRUPTED;
      }
      notYetCounted += batch.unchanged();
      failUnmatched(batch.unmatched(), log);
      if (!batch.replacements().isEmpty()) {
        BatchFallback.write(
            batch.replacements(),
            some -> commit(some, log),
            (one, refusal) -> fail(one, refusal, log),
            () -> false);
        if (pace.restAfter(BATCH, operation.database().lockHeld())) {
          return BatchRun.End.INTERRUPTED;
        }
      }
      operation.progress().rows(source.done(), source.total(), log.counts().failed(), BATCH);
    }
    log.add(new RunCounts(0, notYetCounted, 0, 0, 0));
    return BatchRun.End.COMPLETED;
  }

  private void failUnmatched(List<PetKey> keys, RunLog log) {
    if (!keys.isEmpty()) {
      log.add(new RunCounts(0, 0, 0, keys.size(), 0));
      keys.forEach(
          key ->
              operation
                  .progress()
                  .failed(key.shown(), key.hasId() ? BatchWriter.NO_TEXT : PetsWithoutId.ERROR));
    }
  }

  private void fail(Replacement one, StoreException refusal, RunLog log) {
    log.add(new RunCounts(0, 0, 0, 1, 1));
    operation.progress().failed(one.id(), refusal.getMessage());
  }

  private void commit(List<Replacement> batch, RunLog log) {
    List<Replacement> made = new ArrayList<>();
    long unchanged = notYetCounted;
    RunCounts sum =
        operation
            .database()
            .write(
                () -> {
                  StoredTime now = StoredTime.of(operation.clock().instant());
                  made.clear();
                  PetDao pets = operation.database().dao(PetDao.class);
                  for (Replacement one : batch) {
                    if (replace(one, log.number(), now)) {
                      made.add(isExample(made.size()) ? one.named(pets) : one);
                    }
                  }
                  made.forEach(one -> RowWrites.requireKept(operation.database(), log, one.id()));
                  int skipped = batch.size() - made.size();
                  return log.write(new RunCounts(made.size(), unchanged, skipped, 0, 1));
                });
    log.committed(sum);
    notYetCounted = 0;
    made.stream().limit(EXAMPLES - examples.size()).forEach(examples::add);
  }

  private boolean isExample(int before) {
    return examples.size() + before < EXAMPLES;
  }

  private boolean replace(Replacement one, long run, StoredTime now) {
    Database database = operation.database();
    StoredTraits before = one.before();
    if (database.dao(ReplacedDao.class).keep(run, one.id(), before, one.after()) == 0) {
      return false;
    }
    int written = database.dao(PetDao.class).replaceTraits(one.id(), before, one.after(), now);
    RowWrites.requireWritten(written);
    database.dao(QuarantineDao.class).release(one.id());
    return true;
  }
}

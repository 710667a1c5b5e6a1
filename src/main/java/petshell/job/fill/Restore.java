package petshell.job.fill;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import petshell.job.BatchFallback;
import petshell.job.BatchRun;
import petshell.job.Operation;
import petshell.job.Pace;
import petshell.job.Readiness;
import petshell.job.RunLog;
import petshell.job.saved.SavedBefore;
import petshell.job.saved.SavedPet;
import petshell.job.saved.SavedTraits;
import petshell.job.saved.SavedTraitsInput;
import petshell.job.saved.SavedTraitsReader;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.RunCounts;
import petshell.store.RunOutcome;
import petshell.store.StoreException;

/**
 * Gives pets the traits that a rollback saved, where they have none now, or others too: the first
 * half of a backfill from a file. What was saved is kept as it was, whether the generator gives the
 * same or not. Pets that are not in the file, and those whose saved traits are not valid, are left
 * to a {@link Backfill}.
 */
public final class Restore {
  /** How many characters of saved text end a batch before it is full. */
  static final long BATCH_SIZE = 1_000_000;

  private static final int LOOKED_AT = 1_000;

  private final Operation operation;
  private final SavedTraitsInput input;
  private final BackfillOptions options;
  private final boolean replaces;
  private OptionalLong checked = OptionalLong.empty();
  private RestoredCounts counts = RestoredCounts.NONE;

  /**
   * Prepares the restoring of saved traits.
   *
   * @param operation what to work with; the database is open to write to {@link #run}
   * @param input what {@link SavedTraits} has written, which the caller closes
   * @param options batch size, pause, lag and the number of errors that are too many; the rest does
   *     not matter
   * @param replaces whether the saved traits are written over others too, which are kept for {@link
   *     Undo}
   */
  public Restore(
      Operation operation, SavedTraitsInput input, BackfillOptions options, boolean replaces) {
    this.operation = Objects.requireNonNull(operation, "operation");
    this.input = Objects.requireNonNull(input, "input");
    this.options = Objects.requireNonNull(options, "options");
    this.replaces = replaces;
  }

  /**
   * Works until the whole file is restored or the user stops it; another run resumes from there.
   *
   * @return how it ended
   * @throws PetShellException if the file is damaged or of another database (then nothing was
   *     written), the schema is not ready, another operator changes it, or the database fails
   */
  public RestoreOutcome run() {
    Readiness.require(operation.database());
    Pace.requireReplicas(operation.database(), options.maxLag());
    long total = check();
    counts = RestoredCounts.NONE;
    BatchRun.Done done = BatchRun.run(operation, log -> allBatches(log, total));
    return new RestoreOutcome(
        done.log().number(),
        done.end().outcome(),
        done.log().counts(),
        counts,
        done.end().outcome() == RunOutcome.COMPLETED ? Optional.empty() : done.end().message());
  }

  /**
   * Counts what would be restored; writes nothing.
   *
   * @return what would become of the saved pets
   * @throws PetShellException if the file is damaged or of another database, there is no column,
   *     the user stops it, or the database fails
   */
  public RestoredCounts preview() {
    Readiness.requireColumn(operation.database());
    long total = check();
    try (SavedTraitsReader reader = SavedTraitsReader.open(input)) {
      return operation.database().read(() -> preview(reader, total));
    } finally {
      operation.progress().done();
    }
  }

  private long check() {
    if (checked.isEmpty()) {
      checked = OptionalLong.of(new SavedTraitsCheck(operation, input).run());
    }
    return checked.getAsLong();
  }

  private RestoredCounts preview(SavedTraitsReader reader, long total) {
    RestoredCounts found = RestoredCounts.NONE;
    for (List<SavedPet> some = reader.next(LOOKED_AT, BATCH_SIZE);
        !some.isEmpty();
        some = reader.next(LOOKED_AT, BATCH_SIZE)) {
      operation.cancellation().throwIfRequested();
      RestoreBatch batch = new RestoreBatch(operation, OptionalLong.empty(), replaces);
      some.forEach(batch::restore);
      found = found.plus(batch.restored());
      operation.progress().rows(reader.count(), total, 0, some.size());
    }
    return found;
  }

  private BatchRun.End allBatches(RunLog log, long total) {
    try (SavedTraitsReader reader = SavedTraitsReader.open(input)) {
      Pace pace = new Pace(operation, options.batch(), options.pause(), options.maxLag());
      for (List<SavedPet> batch = reader.next(pace.rows(), BATCH_SIZE);
          !batch.isEmpty();
          batch = reader.next(pace.rows(), BATCH_SIZE)) {
        if (pace.isStoppedBefore()) {
          return BatchRun.End.INTERRUPTED;
        }
        write(batch, log);
        operation.progress().rows(reader.count(), total, log.counts().failed(), pace.rows());
        if (Backfill.tooManyErrors(log.counts(), options.maxErrors())) {
          return tooManyErrors(log);
        }
        if (pace.restAfter(batch.size(), operation.database().lockHeld())) {
          return BatchRun.End.INTERRUPTED;
        }
      }
      pace.soFar().text().ifPresent(operation.progress()::message);
      return new BatchRun.End(RunOutcome.COMPLETED, Optional.of(note()));
    }
  }

  private String note() {
    return counts.other() == 0
        ? SavedBefore.RESTORED + input.file()
        : "pets left with other traits than those saved in " + input.file() + ": " + counts.other();
  }

  private void write(List<SavedPet> batch, RunLog log) {
    BatchFallback.write(
        batch,
        some -> commit(some, log),
        (pet, refusal) -> fail(pet, refusal, log),
        () -> Backfill.tooManyErrors(log.counts(), options.maxErrors()));
  }

  private void commit(List<SavedPet> batch, RunLog log) {
    Database database = operation.database();
    RestoreBatch restored =
        database.write(
            () -> {
              RestoreBatch made =
                  new RestoreBatch(operation, OptionalLong.of(log.number()), replaces);
              batch.forEach(made::restore);
              made.requireKept();
              log.write(made.counts());
              return made;
            });
    log.committed(log.counts().plus(restored.counts()));
    counts = counts.plus(restored.restored());
    restored.invalidIds().forEach(id -> operation.progress().failed(id, RestoreBatch.INVALID));
    restored.withoutId().forEach(id -> operation.progress().failed(id, RestoreBatch.WITHOUT_ID));
  }

  private void fail(SavedPet pet, StoreException refusal, RunLog log) {
    log.add(new RunCounts(0, 0, 0, 1, 1));
    operation.progress().failed(pet.shownId(), refusal.getMessage());
  }

  private static BatchRun.End tooManyErrors(RunLog log) {
    RunCounts counts = log.counts();
    return new BatchRun.End(
        RunOutcome.FAILED,
        Optional.of(
            String.format(
                Locale.ROOT,
                "%,d of %,d pets failed, so something else is wrong; see runs %d, fix the cause, then"
                    + " run it again",
                counts.failed(),
                counts.failed() + counts.changed(),
                log.number())));
  }
}

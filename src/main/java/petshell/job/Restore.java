package petshell.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.RunCounts;
import petshell.store.RunOutcome;
import petshell.store.StoreException;

/**
 * Gives pets the traits that a rollback saved, where they have none now: the first half of a
 * backfill from a file. What was saved is kept as it was, whether the generator gives the same or
 * not. Pets that are not in the file, and those whose saved traits are not valid, are left to a
 * {@link Backfill}.
 */
public final class Restore {
  /** How many characters of saved text end a batch before it is full. */
  private static final long BATCH_SIZE = 1_000_000;

  private static final int LOOKED_AT = 1_000;

  private final Operation operation;
  private final Path file;
  private final BackfillOptions options;

  /**
   * Prepares the taking back of saved traits.
   *
   * @param operation what to work with; the database is open to write; never null
   * @param file what {@link SavedTraits} has written, never null
   * @param options batch size, pause and the number of errors that are too many; the rest does not
   *     matter; never null
   */
  public Restore(Operation operation, Path file, BackfillOptions options) {
    this.operation = Objects.requireNonNull(operation, "operation");
    this.file = Objects.requireNonNull(file, "file");
    this.options = Objects.requireNonNull(options, "options");
  }

  /**
   * Works until the whole file is taken back or the user stops it; another run goes on from there.
   *
   * @return how it ended, never null
   * @throws PetShellException if the file is missing or damaged (then nothing was written), the
   *     schema is not ready, another operator changes it, or the database fails
   */
  public RestoreOutcome run() {
    Readiness.require(operation.database());
    long total = SavedTraitsReader.check(file);
    RestoredCounts counts = new RestoredCounts();
    BatchRun.Done done = BatchRun.run(operation, log -> allBatches(log, counts, total));
    return new RestoreOutcome(
        done.log().number(),
        done.end().outcome(),
        done.log().counts(),
        counts.different,
        counts.invalid,
        counts.unknown,
        done.end().message());
  }

  /**
   * What would be taken back.
   *
   * @param restored how many pets
   * @param different how many of those are not what the generator gives
   * @param invalid how many saved values are not valid traits
   * @param unknown how many saved pets are not there any more
   */
  public record Preview(long restored, long different, long invalid, long unknown) {}

  /**
   * Looks what would be taken back; writes nothing.
   *
   * @throws PetShellException if the file is missing or damaged, there is no column, the user stops
   *     it, or the database fails
   */
  public Preview preview() {
    Readiness.requireColumn(operation.database());
    long total = SavedTraitsReader.check(file);
    try (SavedTraitsReader reader = SavedTraitsReader.open(file)) {
      return operation.database().read(() -> preview(reader, total));
    } finally {
      operation.progress().done();
    }
  }

  private Preview preview(SavedTraitsReader reader, long total) {
    RestoredCounts counts = new RestoredCounts();
    long done = 0;
    for (List<SavedPet> some = next(reader, LOOKED_AT);
        !some.isEmpty();
        some = next(reader, LOOKED_AT)) {
      operation.cancellation().throwIfRequested();
      RestoreBatch batch = new RestoreBatch(operation, false);
      some.forEach(batch::restore);
      counts.add(batch);
      done += some.size();
      operation.progress().rows(done, total, 0, some.size());
    }
    return new Preview(counts.restored, counts.different, counts.invalid, counts.unknown);
  }

  private BatchRun.End allBatches(RunLog log, RestoredCounts counts, long total) {
    try (SavedTraitsReader reader = SavedTraitsReader.open(file)) {
      long done = 0;
      Pace pace = new Pace(operation, options.batch(), options.pause());
      for (List<SavedPet> batch = next(reader, pace.rows());
          !batch.isEmpty();
          batch = next(reader, pace.rows())) {
        if (operation.cancellation().requested()) {
          return BatchRun.End.INTERRUPTED;
        }
        write(batch, log, counts);
        done += batch.size();
        operation.progress().rows(done, total, log.counts().failed(), pace.rows());
        if (Backfill.tooManyErrors(log.counts(), options.maxErrors())) {
          return tooManyErrors(log);
        }
        if (pace.restAfter(batch.size(), operation.database().lockHeld())) {
          return BatchRun.End.INTERRUPTED;
        }
      }
      pace.tell();
      return BatchRun.End.COMPLETED;
    }
  }

  private List<SavedPet> next(SavedTraitsReader reader, int most) {
    List<SavedPet> batch = new ArrayList<>();
    long size = 0;
    while (batch.size() < most && size < BATCH_SIZE) {
      Optional<SavedPet> pet = reader.next();
      if (pet.isEmpty()) {
        break;
      }
      batch.add(pet.get());
      size += pet.get().size();
    }
    return batch;
  }

  private void write(List<SavedPet> batch, RunLog log, RestoredCounts counts) {
    TogetherOrAlone.write(
        batch,
        some -> commit(some, log, counts),
        (pet, refusal) -> fail(pet, refusal, log),
        () -> Backfill.tooManyErrors(log.counts(), options.maxErrors()));
  }

  private void commit(List<SavedPet> batch, RunLog log, RestoredCounts counts) {
    Database database = operation.database();
    RestoreBatch restored =
        database.write(
            () -> {
              RestoreBatch made = new RestoreBatch(operation, true);
              batch.forEach(made::restore);
              made.requireKept();
              log.write(made.counts());
              return made;
            });
    log.committed(log.counts().plus(restored.counts()));
    counts.add(restored);
    restored.invalidIds().forEach(id -> operation.progress().failed(id, RestoreBatch.INVALID));
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
                "%d of %d pets failed: the fault is not in the pets: see runs %d, mend it, then run"
                    + " the command again",
                counts.failed(),
                counts.failed() + counts.changed(),
                log.number())));
  }

  /** What was done so far, beside the counts of the journal. */
  private static final class RestoredCounts {
    private long restored;
    private long different;
    private long invalid;
    private long unknown;

    void add(RestoreBatch batch) {
      restored += batch.counts().changed();
      different += batch.different();
      invalid += batch.invalidIds().size();
      unknown += batch.unknown();
    }
  }
}

package petshell.job.fill;

import java.util.Optional;
import java.util.OptionalLong;
import petshell.job.saved.SavedBefore;
import petshell.store.Cursor;
import petshell.store.Database;
import petshell.store.Page;
import petshell.store.PetCounts;
import petshell.store.PetKey;
import petshell.store.RunDao;
import petshell.store.TraitsDao;

/**
 * Finds out whether a backfill would have nothing to do and nothing to note, so that it need not be
 * a run of the journal.
 */
public final class IdleBackfill {
  private static final int PAGE = 1;

  private final Database database;
  private final BackfillOptions options;

  /**
   * Makes a look at a database.
   *
   * @param database whose schema is ready
   * @param options what the backfill is to do
   */
  public IdleBackfill(Database database, BackfillOptions options) {
    this.database = database;
    this.options = options;
  }

  /** Returns how a backfill ends at once that has nothing to do; empty where it has. */
  public Optional<BackfillOutcome> outcome() {
    if (options.watch().isPresent() || !isNoted() || isAnyLeft()) {
      return Optional.empty();
    }
    PetCounts pets = database.dao(PetCounts.class);
    return Optional.of(
        new BackfillOutcome.NothingToDo(
            database.read(pets::countRows), database.read(pets::countQuarantined)));
  }

  /** What status says of a database goes by its backfills, so the first one is always noted. */
  private boolean isNoted() {
    RunDao runs = database.dao(RunDao.class);
    return database.read(() -> runs.hasCompleted("backfill") && runs.unfinished().isEmpty())
        && SavedBefore.find(database).filter(saved -> !saved.generated()).isEmpty();
  }

  private boolean isAnyLeft() {
    PetCounts pets = database.dao(PetCounts.class);
    if (database.read(pets::countWithoutIdAndTraits) > 0) {
      return true;
    }
    // No run has this number, so a retry would skip no pet.
    OptionalLong retriedRun = options.retryFailed() ? OptionalLong.of(0) : OptionalLong.empty();
    Optional<Cursor> from = Optional.empty();
    try (TraitsDao traits = database.traits()) {
      do {
        TraitsDao.PageRequest request = new TraitsDao.PageRequest(from, PAGE, retriedRun);
        Page<PetKey> page = database.read(() -> traits.page(request));
        if (!page.rows().isEmpty()) {
          return true;
        }
        from = page.next();
      } while (from.isPresent());
    }
    return false;
  }
}

package petshell.job.fill;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import petshell.job.BatchSizer;
import petshell.job.Readiness;
import petshell.store.Cursor;
import petshell.store.Database;
import petshell.store.Page;
import petshell.store.PetCounts;
import petshell.store.PetKey;
import petshell.store.RunCounts;
import petshell.store.TraitsDao;
import petshell.trait.TraitText;

/**
 * What a backfill would do now.
 *
 * @param remaining pets without traits
 * @param quarantined those of them that failed before
 * @param wouldUpdate how many it would give traits to, if no trigger or constraint refuses them
 * @param wouldFail how many would surely fail, because they have no id, or one that is not stored
 *     as proper text
 * @param wouldStop whether so many would fail that it would stop before the end
 * @param triggers the names of the triggers that run with each write
 * @param samples the first that it would give traits to, with those traits, by id
 */
public record BackfillPreview(
    long remaining,
    long quarantined,
    long wouldUpdate,
    long wouldFail,
    boolean wouldStop,
    List<String> triggers,
    Map<String, String> samples) {
  private static final int SAMPLES = 5;
  private static final int PAGE = 1_000;
  private static final RunCounts ONE_CHANGED = new RunCounts(1, 0, 0, 0, 0);
  private static final RunCounts ONE_FAILED = new RunCounts(0, 0, 0, 1, 0);

  /**
   * Finds what there is to do, page by page, while others write; writes nothing.
   *
   * @throws petshell.store.PetShellException if the schema is not ready, or the database fails
   */
  public static BackfillPreview of(Database database, BackfillOptions options) {
    Readiness.require(database);
    PetCounts pets = database.dao(PetCounts.class);
    long remaining = database.read(pets::countWithoutTraits);
    long quarantined = database.read(pets::countQuarantined);
    long withoutId = options.limit().isPresent() ? 0 : database.read(pets::countWithoutIdAndTraits);
    Walk walk = new Walk(options);
    try (TraitsDao traits = database.traits()) {
      walk.run(database, traits);
    }
    return new BackfillPreview(
        remaining,
        quarantined,
        walk.counts.changed(),
        walk.counts.failed() + withoutId,
        walk.stops,
        database.schema().triggersOn("Pet"),
        walk.samples);
  }

  /** Goes the way of the backfill. */
  private static final class Walk {
    private final BackfillOptions options;
    private final long limit;
    private final int batch;
    private final Map<String, String> samples = new LinkedHashMap<>();
    private RunCounts counts = RunCounts.NONE;
    private boolean stops;

    Walk(BackfillOptions options) {
      this.options = options;
      this.limit = options.limit().orElse(Long.MAX_VALUE);
      this.batch = BatchSizer.of(options.batch()).rows();
    }

    void run(Database database, TraitsDao traits) {
      // No run has this number, so a retry would skip no pet.
      OptionalLong retriedRun = options.retryFailed() ? OptionalLong.of(0) : OptionalLong.empty();
      Optional<Cursor> from = Optional.empty();
      do {
        TraitsDao.PageRequest request = new TraitsDao.PageRequest(from, PAGE, retriedRun);
        Page<PetKey> page = database.read(() -> traits.page(request));
        for (PetKey key : page.rows()) {
          if (!isDone()) {
            add(key);
          }
        }
        from = page.next();
      } while (from.isPresent() && !isDone());
    }

    private boolean isDone() {
      return stops || done() >= limit;
    }

    private long done() {
      return counts.changed() + counts.failed();
    }

    private void add(PetKey key) {
      counts = counts.plus(key.text() ? ONE_CHANGED : ONE_FAILED);
      if (key.text() && samples.size() < SAMPLES) {
        samples.put(key.id(), TraitText.of(key.id()));
      }
      stops = done() % batch == 0 && Backfill.tooManyErrors(counts, options.maxErrors());
    }
  }
}

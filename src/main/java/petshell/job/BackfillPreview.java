package petshell.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import petshell.store.Database;
import petshell.store.PetDao;
import petshell.store.PetKey;
import petshell.store.TraitsDao;
import petshell.trait.TraitText;

/**
 * What a backfill would do now.
 *
 * @param remaining pets without traits
 * @param quarantined those of them that failed before
 * @param wouldUpdate how many it would give traits to, if none fails
 * @param samples the first of them with the traits that they would get, by id
 */
public record BackfillPreview(
    long remaining, long quarantined, long wouldUpdate, Map<String, String> samples) {
  private static final int SAMPLES = 5;

  /**
   * Looks at what there is to do; writes nothing.
   *
   * @throws petshell.store.PetShellException if the schema is not ready, or the database fails
   */
  public static BackfillPreview of(Database database, BackfillOptions options) {
    Readiness.require(database);
    PetDao pets = database.dao(PetDao.class);
    return database.read(
        () -> {
          long remaining = pets.countWithoutTraits();
          long quarantined = pets.countQuarantined();
          long reachable = options.retryFailed() ? remaining : remaining - quarantined;
          long wouldUpdate = Math.min(reachable, options.limit().orElse(Long.MAX_VALUE));
          int shown = (int) Math.min(SAMPLES, wouldUpdate);
          return new BackfillPreview(
              remaining, quarantined, wouldUpdate, samples(database, options, shown));
        });
  }

  private static Map<String, String> samples(
      Database database, BackfillOptions options, int shown) {
    Map<String, String> samples = new LinkedHashMap<>();
    if (shown == 0) {
      return samples;
    }
    // No run has this number, so a retry would pass by nobody.
    OptionalLong retriedRun = options.retryFailed() ? OptionalLong.of(0) : OptionalLong.empty();
    try (TraitsDao traits = database.traits()) {
      List<PetKey> keys =
          traits.page(new TraitsDao.PageRequest(OptionalLong.empty(), shown, retriedRun));
      keys.forEach(key -> samples.put(key.id(), TraitText.of(key.id())));
    }
    return samples;
  }
}

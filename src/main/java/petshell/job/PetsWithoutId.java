package petshell.job;

import java.util.Locale;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.store.PetKey;
import petshell.store.RunCounts;
import petshell.store.TraitsDao;

/**
 * Reports the pets that cannot get traits because they have no id. They cannot be quarantined, as
 * nothing names them for long, so that each backfill reports them again.
 */
public final class PetsWithoutId {
  /** What is said of such a pet. */
  public static final String ERROR = "the pet has no id, and traits are generated from the id";

  private static final int SHOWN = 20;

  private PetsWithoutId() {}

  /** Reports the first of them by their rows, and counts them all as failed. */
  public static void report(Operation operation, TraitsDao traits, RunLog log) {
    Database database = operation.database();
    long count = database.read(database.dao(PetCounts.class)::countWithoutIdAndTraits);
    if (count == 0) {
      return;
    }
    log.add(new RunCounts(0, 0, 0, count, 0));
    for (PetKey key : database.read(() -> traits.withoutId(SHOWN))) {
      operation.progress().failed(key.shown(), ERROR);
    }
    if (count > SHOWN) {
      operation
          .progress()
          .message(
              String.format(Locale.ROOT, "... and %,d more pets without an id", count - SHOWN));
    }
  }
}

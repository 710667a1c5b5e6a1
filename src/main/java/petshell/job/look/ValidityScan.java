package petshell.job.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import petshell.job.Ids;
import petshell.job.Operation;
import petshell.job.saved.SavedBefore;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.store.PetScan;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;
import petshell.store.StoredPet;
import petshell.store.TraitsDao;

/** Reads all pets in one state of the database, for those that lack valid traits. */
public final class ValidityScan {
  private static final int NAMED = 5;

  private final Operation operation;
  private final List<String> firstIds = new ArrayList<>();
  private long version;
  private long total;
  private long missing;
  private long invalid;

  private ValidityScan(Operation operation) {
    this.operation = operation;
  }

  /**
   * Reads all pets, in the caller's transaction or in a snapshot of its own.
   *
   * @throws PetShellException of the kind INTERRUPTED if the user stops it
   */
  public static ValidityScan of(Operation operation) {
    ValidityScan scan = new ValidityScan(operation);
    Database database = operation.database();
    try (TraitsDao traits = database.traits()) {
      return database.read(() -> scan.look(new PetScan(database, traits)));
    }
  }

  private ValidityScan look(PetScan pets) {
    Database database = operation.database();
    version = database.versionOfData();
    long expected = database.dao(PetCounts.class).count();
    for (List<StoredPet> chunk = pets.next(); !chunk.isEmpty(); chunk = pets.next()) {
      operation.cancellation().throwIfRequested();
      chunk.forEach(this::judge);
      operation.progress().rows(total, Math.max(expected, total), missing + invalid, chunk.size());
    }
    pets.requireWhole();
    return this;
  }

  private void judge(StoredPet pet) {
    total++;
    if (pet.traits().isMissing()) {
      missing++;
    } else if (!pet.traits().violations().isEmpty()) {
      invalid++;
    } else {
      return;
    }
    if (firstIds.size() < NAMED) {
      firstIds.add(pet.key().shown());
    }
  }

  /** Returns whether no other program has written since. */
  public boolean stillHolds() {
    return operation.database().versionOfData() == version;
  }

  /** Returns how many pets were read. */
  public long total() {
    return total;
  }

  /**
   * Makes sure that every pet has valid traits.
   *
   * @throws PetShellException of the kind PENDING if not
   */
  public void requireNoneLacking() {
    long lacking = missing + invalid;
    if (lacking > 0) {
      throw new PetShellException(
          Kind.PENDING,
          String.format(
              Locale.ROOT,
              "%,d of %,d pets have no valid traits (%s): %s",
              lacking,
              total,
              Stream.of(counted(missing, "missing"), counted(invalid, "invalid"))
                  .filter(part -> !part.isEmpty())
                  .collect(Collectors.joining(", ")),
              Ids.first(firstIds, lacking)),
          Stream.of(
                  missing > 0 ? SavedBefore.backfill(operation.database()) : "",
                  invalid > 0 ? "regen --state invalid" : "")
              .filter(command -> !command.isEmpty())
              .collect(Collectors.joining(" and ", "run ", " first")));
    }
  }

  private static String counted(long count, String what) {
    return count == 0 ? "" : String.format(Locale.ROOT, "%,d %s", count, what);
  }

  /** Returns how many ids are named at most. */
  public static int named() {
    return NAMED;
  }
}

package petshell.job.look;

import java.util.Objects;
import petshell.job.saved.SavedBefore;
import petshell.schema.Migrations;
import petshell.schema.SchemaState;
import petshell.schema.WebApp;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.store.PetPages;
import petshell.store.RunDao;

/** One-word status of a database, cheap enough to compute after every command. */
public final class QuickStatus {
  /**
   * Beyond so many pets only the first and the last are looked at: a count of them all would keep
   * the app's commits waiting. New pets are among the last, and so is what a backfill has not
   * reached.
   */
  private static final long COUNTED_PETS = 20_000;

  private static final int LAST_PETS = 5_000;
  private static final int FIRST_PETS = 1_000;

  /** The status. */
  public enum State {
    /** The schema lacks something that migrate adds. */
    NOT_MIGRATED,
    /** Pets have no traits. */
    TO_FILL,
    /** Pets have no traits, and a rollback has saved what they had. */
    TO_RESTORE,
    /** Every pet has something stored. */
    READY,
    /** Migrated, with more pets than are counted, and no finished backfill in the journal. */
    MIGRATED,
    /** The database itself refuses missing traits. */
    ENFORCED
  }

  /**
   * What was found.
   *
   * @param state the status
   * @param pets all pets
   * @param missing pets without traits, where the state is TO_FILL or TO_RESTORE
   * @param more whether there may be many more without traits than those
   */
  public record View(State state, long pets, long missing, boolean more) {
    private static View of(State state, long pets) {
      return new View(state, pets, 0, false);
    }
  }

  private final Database database;

  /**
   * Makes a look-up in one database.
   *
   * @param database the open database
   */
  public QuickStatus(Database database) {
    this.database = Objects.requireNonNull(database, "database");
  }

  /**
   * Reads the status.
   *
   * @throws petshell.store.PetShellException if this is not the web app's database, or it fails
   */
  public View view() {
    WebApp.require(database);
    return database.read(
        () -> {
          SchemaState schema = new Migrations(database, message -> {}).state();
          PetCounts pets = database.dao(PetCounts.class);
          long total = pets.count();
          if (!schema.traitsColumn() || !schema.pending().isEmpty()) {
            return View.of(State.NOT_MIGRATED, total);
          }
          if (schema.enforced()) {
            return View.of(State.ENFORCED, total);
          }
          return total <= COUNTED_PETS ? counted(pets, total) : sampled(total);
        });
  }

  private View counted(PetCounts pets, long total) {
    long missing = pets.countWithoutTraits();
    return missing == 0 ? View.of(State.READY, total) : new View(toFill(), total, missing, false);
  }

  private State toFill() {
    return SavedBefore.find(database)
        .filter(saved -> !saved.generated() && saved.isThere())
        .map(saved -> State.TO_RESTORE)
        .orElse(State.TO_FILL);
  }

  private View sampled(long total) {
    PetPages pages = database.petPages();
    long last = pages.countWithoutTraitsInLast(LAST_PETS);
    long first = pages.countWithoutTraitsInFirst(FIRST_PETS);
    if (last + first > 0) {
      return new View(toFill(), total, last + first, last == LAST_PETS || first > 0);
    }
    boolean filled = database.dao(RunDao.class).hasCompleted("backfill");
    return View.of(filled ? State.READY : State.MIGRATED, total);
  }
}

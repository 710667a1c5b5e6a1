package petshell.job.look;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import petshell.job.PetsLeft;
import petshell.job.saved.SavedBefore;
import petshell.schema.Migrations;
import petshell.schema.SchemaState;
import petshell.schema.WebApp;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.store.PetPages;
import petshell.store.RunDao;
import petshell.trait.TraitState;

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
    /** Pets have traits that are invalid, or not as generated. */
    TO_FIX,
    /** The database once refused bad traits, and does no longer. */
    TO_ENFORCE,
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
   * @param waiting the pets that are to be filled, restored or fixed; empty where there are none,
   *     or too many pets to count them
   * @param counted whether they were counted now; else the journal says how many the last backfill
   *     left
   */
  public record View(State state, long pets, OptionalLong waiting, boolean counted) {
    /**
     * Checks the parts.
     *
     * @throws NullPointerException if a part is null
     */
    public View {
      Objects.requireNonNull(state, "state");
      Objects.requireNonNull(waiting, "waiting");
    }

    static View of(State state, long pets) {
      return new View(state, pets, OptionalLong.empty(), true);
    }

    static View of(State state, long pets, long waiting) {
      return new View(state, pets, OptionalLong.of(waiting), true);
    }
  }

  private final Database database;
  private final Optional<Map<TraitState, Long>> verified;

  /**
   * Makes a look-up in one database.
   *
   * @param database the open database
   * @param verified how many pets are in each state by a verification since which nobody has
   *     written pets; empty where there is none
   */
  public QuickStatus(Database database, Optional<Map<TraitState, Long>> verified) {
    this.database = Objects.requireNonNull(database, "database");
    this.verified = Objects.requireNonNull(verified, "verified");
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
          if (total <= Status.CHECKED_PETS) {
            Status.Report report = new Status(database).read(verified);
            return fine(schema, report.states(), total, report.traits().missing());
          }
          if (schema.enforced() || verified.isPresent()) {
            return fine(schema, verified, total, missing());
          }
          return total <= COUNTED_PETS
              ? fine(schema, verified, total, pets.countWithoutTraits())
              : sampled(schema, total);
        });
  }

  /** What the verification says, or 0: the database refuses pets without traits. */
  private long missing() {
    return verified.map(all -> all.getOrDefault(TraitState.MISSING, 0L)).orElse(0L);
  }

  private View fine(
      SchemaState schema, Optional<Map<TraitState, Long>> states, long total, long missing) {
    if (missing > 0) {
      return View.of(toFill(), total, missing);
    }
    long wrong =
        states.stream()
            .flatMap(all -> all.entrySet().stream())
            .filter(entry -> Status.URGENCY.contains(entry.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    if (wrong > 0) {
      return View.of(State.TO_FIX, total, wrong);
    }
    if (schema.lostEnforcement()) {
      return View.of(State.TO_ENFORCE, total);
    }
    return View.of(schema.enforced() ? State.ENFORCED : State.READY, total);
  }

  private State toFill() {
    return SavedBefore.find(database)
        .filter(saved -> !saved.generated() && saved.isThere())
        .map(saved -> State.TO_RESTORE)
        .orElse(State.TO_FILL);
  }

  private View sampled(SchemaState schema, long total) {
    PetPages pages = database.petPages();
    long last = pages.countWithoutTraitsInLast(LAST_PETS);
    long first = pages.countWithoutTraitsInFirst(FIRST_PETS);
    if (last + first > 0) {
      return new View(toFill(), total, left(), false);
    }
    boolean filled = database.dao(RunDao.class).hasCompleted("backfill");
    return filled ? fine(schema, verified, total, 0) : View.of(State.MIGRATED, total);
  }

  /** What the newest run left, if it was a backfill. */
  private OptionalLong left() {
    return database.dao(RunDao.class).last(1).stream()
        .map(PetsLeft::of)
        .findFirst()
        .orElse(OptionalLong.empty());
  }
}

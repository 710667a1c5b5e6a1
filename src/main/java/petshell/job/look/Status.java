package petshell.job.look;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import petshell.job.saved.SavedBefore;
import petshell.schema.Migrations;
import petshell.schema.SchemaState;
import petshell.schema.WebApp;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.store.PetScan;
import petshell.store.Run;
import petshell.store.RunDao;
import petshell.store.StoredPet;
import petshell.store.TraitsDao;
import petshell.trait.TraitState;

/** Reads the status of a database, and what to do next. */
public final class Status {
  /** Up to so many pets their traits are checked; verify checks any number. */
  static final long CHECKED_PETS = 10_000;

  /**
   * The pets' traits.
   *
   * @param total all pets
   * @param present pets with something stored
   * @param missing pets with nothing stored
   * @param invalid pets with something stored that breaks a rule; empty where there are too many
   *     pets to read them all
   * @param quarantined pets without traits that a backfill could not fill
   */
  public record Counts(
      long total, long present, long missing, OptionalLong invalid, long quarantined) {}

  /**
   * The status of a database.
   *
   * @param schema what it has of the changelog
   * @param traits the pets' traits
   * @param lastRun the newest run of the journal, if any
   * @param saved the traits that the last rollback saved and that are not restored yet, if any
   * @param next the next command to type, empty where nothing is left to do
   */
  public record Report(
      SchemaState schema,
      Counts traits,
      Optional<Run> lastRun,
      Optional<SavedBefore> saved,
      Optional<String> next) {
    /** Returns whether something is pending or wrong. */
    public boolean needsWork() {
      return next.isPresent() || traits.missing() > 0;
    }
  }

  private final Database database;

  /**
   * Makes a reader of one database.
   *
   * @param database the open database
   */
  public Status(Database database) {
    this.database = Objects.requireNonNull(database, "database");
  }

  /**
   * Reads all of it from one state of the database.
   *
   * @throws petshell.store.PetShellException if this is not the web app's database, or it fails
   */
  public Report read() {
    WebApp.require(database);
    return database.read(
        () -> {
          SchemaState schema = new Migrations(database, message -> {}).state();
          Counts counts = counts(schema);
          Optional<Run> lastRun =
              schema.journal()
                  ? database.dao(RunDao.class).last(1).stream().findFirst()
                  : Optional.empty();
          return new Report(schema, counts, lastRun, saved(), next(schema, counts));
        });
  }

  /** What a backfill has generated since is worth a word only where it is not the same. */
  private Optional<SavedBefore> saved() {
    return SavedBefore.find(database).filter(saved -> !saved.generated() || saved.different() > 0);
  }

  private Counts counts(SchemaState schema) {
    PetCounts pets = database.dao(PetCounts.class);
    long total = pets.count();
    if (!schema.traitsColumn()) {
      return new Counts(total, 0, total, OptionalLong.of(0), 0);
    }
    long present = pets.countWithTraits();
    long quarantined = schema.journal() ? pets.countQuarantined() : 0;
    OptionalLong invalid =
        total <= CHECKED_PETS ? OptionalLong.of(countInvalid()) : OptionalLong.empty();
    return new Counts(total, present, total - present, invalid, quarantined);
  }

  private long countInvalid() {
    long invalid = 0;
    try (TraitsDao traits = database.traits()) {
      PetScan scan = new PetScan(database, traits);
      for (List<StoredPet> chunk = scan.next(); !chunk.isEmpty(); chunk = scan.next()) {
        for (StoredPet pet : chunk) {
          if (pet.state() == TraitState.INVALID) {
            invalid++;
          }
        }
      }
    }
    return invalid;
  }

  /**
   * Returns whether a backfill can fill any of the pets without traits: not where all of them lack
   * an id, which the traits are generated from.
   *
   * @param database the open database, which has the traits column
   * @param missing how many pets have no traits, 1 or more
   */
  public static boolean canBeFilled(Database database, long missing) {
    return missing > database.read(database.dao(PetCounts.class)::countWithoutIdAndTraits);
  }

  private Optional<String> next(SchemaState schema, Counts counts) {
    if (!schema.pending().isEmpty()) {
      return Optional.of("migrate");
    }
    if (counts.missing() > counts.quarantined()) {
      return Optional.of(SavedBefore.backfill(database));
    }
    if (counts.missing() > 0 && canBeFilled(database, counts.missing())) {
      return Optional.of("backfill --retry-failed");
    }
    if (counts.invalid().orElse(0) > 0) {
      return Optional.of("regen --state invalid");
    }
    return schema.lostEnforcement() ? Optional.of("enforce") : Optional.empty();
  }
}

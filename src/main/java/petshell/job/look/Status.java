package petshell.job.look;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
import petshell.store.Spread;
import petshell.store.StoredPet;
import petshell.store.TraitsDao;
import petshell.trait.GeneratedTraits;
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
   * @param states how many pets are in each state; empty where there are too many pets to read them
   *     all
   * @param quarantined pets without traits that a backfill could not fill
   */
  public record Counts(
      long total,
      long present,
      long missing,
      Optional<Map<TraitState, Long>> states,
      long quarantined) {
    /** Returns how many pets have something stored that breaks a rule; empty where not known. */
    public OptionalLong invalid() {
      return states
          .map(all -> OptionalLong.of(all.getOrDefault(TraitState.INVALID, 0L)))
          .orElse(OptionalLong.empty());
    }
  }

  /**
   * The status of a database.
   *
   * @param schema what it has of the changelog
   * @param traits the pets' traits
   * @param lastRun the newest run of the journal, if any
   * @param states how many pets are in each state, counted now or by an earlier verification that
   *     still holds; empty where neither is known
   * @param saved the traits that the last rollback saved and that are not restored yet, if any
   * @param next the next command to type, empty where nothing is left to do
   * @param spread how the tables lie on the servers of a cluster; empty where there is one place
   */
  public record Report(
      SchemaState schema,
      Counts traits,
      Optional<Run> lastRun,
      Optional<Map<TraitState, Long>> states,
      Optional<SavedBefore> saved,
      Optional<NextStep> next,
      Optional<Spread> spread) {
    /** Returns whether something is pending or wrong. */
    public boolean needsWork() {
      return next.isPresent() || traits.missing() > 0;
    }
  }

  /** The states that need a fix, in the order in which to fix them. */
  public static final List<TraitState> URGENCY =
      List.of(TraitState.MISSING, TraitState.INVALID, TraitState.DRIFTED, TraitState.OTHER_VERSION);

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
   * @param verified how many pets are in each state by a verification since which nobody has
   *     written pets; empty where there is none
   * @throws petshell.store.PetShellException if this is not the web app's database, or it fails
   */
  public Report read(Optional<Map<TraitState, Long>> verified) {
    WebApp.require(database);
    return database.read(
        () -> {
          SchemaState schema = new Migrations(database, message -> {}).state();
          Counts counts = counts(schema);
          Optional<Run> lastRun =
              schema.journal()
                  ? database.dao(RunDao.class).last(1).stream().findFirst()
                  : Optional.empty();
          Optional<Map<TraitState, Long>> states = counts.states().or(() -> verified);
          return new Report(
              schema,
              counts,
              lastRun,
              states,
              saved(),
              next(schema, counts.missing(), states),
              database.spread());
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
      return new Counts(total, 0, total, Optional.of(Map.of(TraitState.MISSING, total)), 0);
    }
    long present = pets.countWithTraits();
    long quarantined = schema.journal() ? pets.countQuarantined() : 0;
    Optional<Map<TraitState, Long>> states =
        total <= CHECKED_PETS ? Optional.of(countStates()) : Optional.empty();
    return new Counts(total, present, total - present, states, quarantined);
  }

  private Map<TraitState, Long> countStates() {
    Map<TraitState, Long> states = new EnumMap<>(TraitState.class);
    try (TraitsDao traits = database.traits()) {
      PetScan scan = new PetScan(database, traits);
      GeneratedTraits generator = new GeneratedTraits();
      for (List<StoredPet> chunk = scan.next(); !chunk.isEmpty(); chunk = scan.next()) {
        chunk.forEach(pet -> states.merge(pet.state(generator), 1L, Long::sum));
      }
    }
    return states;
  }

  private Optional<NextStep> next(
      SchemaState schema, long missing, Optional<Map<TraitState, Long>> states) {
    if (!schema.pending().isEmpty()) {
      return Optional.of(NextStep.of("migrate"));
    }
    Map<TraitState, Long> pets = new EnumMap<>(TraitState.class);
    states.ifPresent(pets::putAll);
    pets.put(TraitState.MISSING, missing);
    Remedies remedies = new Remedies(database, schema);
    return URGENCY.stream()
        .filter(state -> pets.getOrDefault(state, 0L) > 0)
        .flatMap(state -> remedies.of(state, pets.getOrDefault(state, 0L)).stream())
        .findFirst()
        .or(
            () ->
                schema.lostEnforcement() ? Optional.of(NextStep.of("enforce")) : Optional.empty());
  }
}

package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import petshell.KnownPets.TraitsColumn;
import petshell.job.Liveness;
import petshell.job.look.Status;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.OpenOptions;
import petshell.store.Run;
import petshell.store.RunOutcome;
import petshell.store.StoreException;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitText;

/** A database with the web app at work on it, and what must hold whatever was killed. */
final class CrashScene {
  private final WebAppDatabase pets;
  private final WebApp app;
  private final CrashedSchema schema;
  private final Map<String, String> beforeRegen = new HashMap<>();
  private final Set<String> replaced = new HashSet<>();
  private Optional<SavedTraitsFile> saved = Optional.empty();
  private long lastRun;

  CrashScene(WebAppDatabase pets, WebApp app) {
    this.pets = pets;
    this.app = app;
    this.schema = new CrashedSchema(pets);
  }

  WebAppDatabase pets() {
    return pets;
  }

  WebApp app() {
    return app;
  }

  /**
   * Takes the database as what was before a step.
   *
   * @return how many pets the step will give other traits
   */
  long begin(CrashStep step) throws SQLException {
    app.readAgain();
    lastRun = schema.hasJournal() ? number("SELECT coalesce(max(number), 0) FROM petshell_run") : 0;
    return app.pets().rows().entrySet().stream()
        .filter(
            pet -> {
              String traits = pet.getValue().traits();
              return !Objects.equals(traits, step.goal().of(this, pet.getKey(), traits));
            })
        .count();
  }

  /**
   * Checks all that must hold at any time.
   *
   * @return how many pets have not the traits yet that the step gives them
   */
  long check(CrashStep step, String where) throws SQLException, IOException {
    schema.check(where);
    CrashedPets found =
        CrashedPets.compare(app.pets(), (id, before) -> step.goal().of(this, id, before), where);
    if (schema.hasJournal()) {
      checkJournal(step, found, where);
    }
    if (step.command().equals("rollback")) {
      checkSavedTraits(where);
    }
    return found.pending();
  }

  private void checkJournal(CrashStep step, CrashedPets found, String where) {
    assertEquals(
        found.changed() + app.overtaken(),
        number(
            String.format(
                Locale.ROOT,
                "SELECT coalesce(sum(changed), 0) FROM petshell_run WHERE command = '%s' AND number"
                    + " > %d",
                step.command(),
                lastRun)),
        where);
    assertEquals(
        List.of(),
        pets.query(
            "SELECT number, command, changed FROM petshell_run WHERE command IN ('regen', 'undo')"
                + " AND changed <> (SELECT count(*) FROM petshell_replaced WHERE run = number)"),
        where);
    assertTrue(
        number("SELECT count(*) FROM petshell_run WHERE outcome = 'running'") <= 1,
        "more than one run is at work: " + where);
  }

  private void checkSavedTraits(String where) throws IOException, SQLException {
    saved = SavedTraitsFile.newest(pets.file().toAbsolutePath().getParent());
    if (app.pets().traitsColumn() == TraitsColumn.ABSENT) {
      if (saved.isEmpty()) {
        throw new AssertionError("no traits were saved: " + where);
      }
      saved.get().check(app.pets(), where);
    }
  }

  /** What was killed while it committed is rolled back by the web app, not by who only looks. */
  private Database openToLook() {
    OpenOptions options = WebAppDatabase.options(Access.READ);
    try {
      return Database.open(pets.address(), options);
    } catch (StoreException halfWritten) {
      assertTrue(
          halfWritten
              .getMessage()
              .startsWith("cannot read without writing: a program was killed while"),
          halfWritten.getMessage());
      pets.query("SELECT count(*) FROM sqlite_master");
      return Database.open(pets.address(), options);
    }
  }

  /** Looks at the database as petshell does, which may be the first to see it after a kill. */
  void look(String where) {
    try (Database database = openToLook()) {
      Status.Report report = new Status(database).read(Optional.empty());
      if (report.lastRun().isPresent()) {
        Run run = report.lastRun().get();
        RunOutcome outcome =
            Liveness.settled(
                    run,
                    database,
                    run.start().host(),
                    pets.address().engine().services().operatorLocks()::isAlive)
                .outcome();
        assertEquals(
            run.outcome() == RunOutcome.RUNNING ? RunOutcome.ABANDONED : run.outcome(),
            outcome,
            where);
      }
    }
  }

  /** Returns what the next run of a command must say, where the last one of it was killed. */
  Optional<String> goesOn(String command) {
    if (!schema.hasJournal()) {
      return Optional.empty();
    }
    return pets
        .query(
            "SELECT 'Run ' || number || ' (started ' || startedAt || ') was killed after ' || changed"
                + " || ' pet' || iif(changed = 1, '', 's') || '; continuing.'"
                + " FROM petshell_run WHERE outcome = 'running' AND command = '"
                + command
                + "'")
        .stream()
        .findFirst();
  }

  /** Leaves traits that the generator would not give. */
  void drift() throws SQLException {
    pets.execute(
        "UPDATE Pet SET traits = '%s' WHERE rowid %% 3 = 0".formatted(TraitText.of("drifted")),
        "UPDATE Pet SET traits = traits || ' ' WHERE rowid % 3 = 1");
    beforeRegen.clear();
    app.pets().readAll().forEach((id, row) -> beforeRegen.put(id, row.traits()));
  }

  /** Returns the calls that undo what regen has done since the last migrate, the largest first. */
  List<List<String>> undos() {
    String runs =
        "FROM petshell_run WHERE command = 'regen' AND changed > 0 AND number >"
            + " (SELECT max(number) FROM petshell_run WHERE command = 'migrate')";
    replaced.clear();
    replaced.addAll(
        pets.query(
            "SELECT petId FROM petshell_replaced WHERE run IN (SELECT number " + runs + ")"));
    List<List<String>> calls = new ArrayList<>();
    for (String run : pets.query("SELECT number " + runs + " ORDER BY changed DESC")) {
      calls.add(List.of("undo", run, "--yes"));
    }
    return calls;
  }

  /** Returns the traits that a pet has after all of {@link #undos}. */
  String putBack(String id, String before) {
    return replaced.contains(id) ? beforeRegen.get(id) : before;
  }

  /** Returns the call that restores what the last rollback saved, and fills the others. */
  List<List<String>> restores() {
    return saved.stream()
        .map(file -> List.of("backfill", "--from", file.path().toString()))
        .toList();
  }

  /**
   * Returns the exit code of a step that goes on to its end: a restore reports pets to which the
   * app gave other traits than the saved ones.
   */
  int exitCode(CrashStep step) {
    boolean others =
        step.name().equals("restore")
            && saved.isPresent()
            && app.pets().rows().entrySet().stream().anyMatch(this::hasOtherThanSaved);
    return others ? 3 : 0;
  }

  private boolean hasOtherThanSaved(Map.Entry<String, KnownPets.Row> pet) {
    String traits = pet.getValue().traits();
    String wanted = saved.orElseThrow().traits().get(pet.getKey());
    return traits != null && wanted != null && !traits.equals(wanted);
  }

  /** Returns the traits that a pet has after {@link #restores}. */
  String restored(String id, String before) {
    if (before != null || saved.isEmpty()) {
      return before;
    }
    return saved.get().traits().getOrDefault(id, TraitText.of(id));
  }

  private long number(String sql) {
    return Long.parseLong(pets.query(sql).get(0));
  }
}

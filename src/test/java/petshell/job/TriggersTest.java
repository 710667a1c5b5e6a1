package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.job.change.CreatePet;
import petshell.job.change.Regenerate;
import petshell.job.change.Undo;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.BackfillOutcome;
import petshell.job.fill.BackfillPreview;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.RunCounts;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitState;
import petshell.trait.TraitText;

/** Triggers that undo, change or multiply what a run writes: it ends, and counts what is stored. */
@Timeout(60)
class TriggersTest {
  private static final String NOT_KEPT = "a trigger cleared or changed the traits that were stored";
  private static final String MISSING_AGAIN =
      "the traits were stored and are missing again: a trigger or another program cleared them";

  @TempDir Path folder;
  private WebAppDatabase pets;

  @BeforeEach
  void migrate() {
    pets = WebAppDatabase.migrated(folder);
  }

  @Test
  void aPetWhoseTraitsATriggerClearsIsQuarantinedAndLeftAsItWas() {
    String row = "SELECT * FROM Pet WHERE rowid = 1";
    List<String> before = pets.query(row);
    pets.execute(afterUpdate("WHEN NEW.rowid = 1", "UPDATE Pet SET traits = NULL WHERE rowid = 1"));
    assertOneFails(run(), NOT_KEPT);
    assertEquals(before, pets.query(row));
    assertEquals(0, run().counts().failed());
  }

  @Test
  void aPetWhoseTraitsATriggerChangesIsQuarantinedAndLeftAsItWas() {
    pets.execute(afterUpdate("WHEN NEW.rowid = 1", "UPDATE Pet SET traits = '{}' WHERE rowid = 1"));
    assertOneFails(run(), NOT_KEPT);
    assertEquals(List.of("null"), pets.query("SELECT traits FROM Pet WHERE rowid = 1"));
  }

  @Test
  void aPetThatATriggerDeletesWhenItIsWrittenStays() {
    pets.execute(afterUpdate("WHEN NEW.rowid = 1", "DELETE FROM Pet WHERE rowid = 1"));
    assertOneFails(run(), NOT_KEPT);
    assertEquals(List.of("92"), pets.query("SELECT count(*) FROM Pet"));
  }

  @Test
  void aPetThatATriggerGivesAnotherIdKeepsItsOwn() {
    pets.execute(afterUpdate("WHEN NEW.rowid = 1", "UPDATE Pet SET id = 'other' WHERE rowid = 1"));
    assertOneFails(run(), NOT_KEPT);
    assertEquals(List.of("0"), pets.query("SELECT count(*) FROM Pet WHERE id = 'other'"));
  }

  @Test
  void aPetThatATriggerMakesBehindTheSweepIsFoundToo() {
    pets.execute(
        "CREATE TRIGGER t AFTER UPDATE OF traits ON Pet WHEN OLD.rowid = 92 "
            + "BEGIN INSERT INTO Pet (rowid, id, name, userId, updatedAt) "
            + "VALUES (-5, 'new', 'New', OLD.userId, OLD.updatedAt); END");
    BackfillOutcome outcome = run();
    assertEquals(93, outcome.counts().changed());
    assertEquals(0, outcome.remaining());
    assertEquals(List.of("93"), pets.query("SELECT count(traits) FROM Pet"));
  }

  @Test
  void petsThatClearEachOthersTraitsAreGivenThemOnceMoreAtMost() {
    pets.execute(
        afterUpdate(
            "WHEN NEW.rowid < 3", "UPDATE Pet SET traits = NULL WHERE rowid = 3 - NEW.rowid"));
    BackfillOutcome outcome = run();
    assertEquals(91, outcome.counts().changed(), outcome.counts().toString());
    assertEquals(1, outcome.counts().failed(), outcome.counts().toString());
    assertEquals(List.of("91"), pets.query("SELECT count(traits) FROM Pet"));
    assertEquals(List.of(MISSING_AGAIN), pets.query("SELECT error FROM petshell_quarantine"));
  }

  @Test
  void traitsThatATriggerOfTheJournalClearsAreCountedAsFailed() {
    pets.execute(
        "CREATE TRIGGER t AFTER UPDATE ON petshell_run BEGIN UPDATE Pet SET traits = NULL; END");
    BackfillOutcome outcome = run(Integer.MAX_VALUE, Optional.empty(), new Cancellation());
    assertEquals(0, outcome.counts().changed(), outcome.counts().toString());
    assertEquals(92, outcome.counts().failed(), outcome.counts().toString());
    assertEquals(92, outcome.remaining());
  }

  @Test
  void aTriggerThatEmptiesTheQuarantineDoesNotKeepTheRunGoing() {
    pets.execute(
        afterUpdate("WHEN NEW.rowid = 1", "UPDATE Pet SET traits = NULL WHERE rowid = 1"),
        "CREATE TRIGGER q AFTER INSERT ON petshell_quarantine "
            + "BEGIN DELETE FROM petshell_quarantine; END");
    BackfillOutcome outcome = run();
    assertEquals(91, outcome.counts().changed());
    assertEquals(1, outcome.counts().failed());
  }

  @Test
  void aTriggerThatMakesAPetForEachThatIsWrittenIsNamedAsTheCause() {
    pets.addPets(400, 5);
    pets.execute(
        afterUpdate(
            "",
            "INSERT INTO Pet (id, name, userId, updatedAt) "
                + "VALUES (hex(randomblob(16)), 'New', NEW.userId, NEW.updatedAt)"));
    BackfillOutcome.TooManyErrors outcome =
        assertInstanceOf(BackfillOutcome.TooManyErrors.class, run());
    assertTrue(outcome.message().contains("remove the trigger that adds"), outcome.message());
    assertTrue(outcome.counts().changed() < 10_000, outcome.counts().toString());
    assertEquals(
        pets.query("SELECT count(traits) FROM Pet").get(0),
        String.valueOf(outcome.counts().changed()));
    assertEquals(
        List.of("failed"), pets.query("SELECT outcome FROM petshell_run ORDER BY number DESC"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"IGNORE", "FAIL, 'no'", "ROLLBACK, 'no'", "ABORT, 'no'"})
  void aPetThatATriggerRefusesFailsAloneHoweverItRefuses(String how) {
    for (String when : List.of("BEFORE", "AFTER")) {
      pets.execute(
          "DROP TRIGGER IF EXISTS t",
          "CREATE TRIGGER t %s UPDATE ON Pet WHEN NEW.rowid = 5 BEGIN SELECT RAISE(%s); END"
              .formatted(when, how));
      BackfillOutcome outcome = run();
      boolean kept = how.equals("IGNORE") && when.equals("AFTER");
      assertEquals(92, outcome.counts().changed() + outcome.counts().failed(), how);
      assertEquals(kept ? 0 : 1, outcome.counts().failed(), how);
      assertEquals(
          List.of(String.valueOf(outcome.counts().changed())),
          pets.query("SELECT count(traits) FROM Pet"));
      pets.execute(
          "DROP TRIGGER t", "DELETE FROM petshell_quarantine", "UPDATE Pet SET traits = NULL");
    }
  }

  @Test
  void traitsThatAreClearedAgainAndAgainDoNotKeepAWatchBusy() {
    pets.execute(
        "CREATE TRIGGER t AFTER UPDATE ON Pet BEGIN UPDATE Pet SET traits = NULL "
            + "WHERE rowid = (NEW.rowid % 92) + 1; END");
    Cancellation cancellation = new Cancellation();
    long[] waits = {0};
    RecordedProgress progress =
        new RecordedProgress() {
          @Override
          public void rows(long done, long total, long failed, int batch) {
            waits[0]++;
          }
        };
    Thread stopper =
        new Thread(
            () -> {
              cancellation.await(Duration.ofSeconds(2));
              cancellation.request();
            });
    stopper.start();
    try (Database database = pets.open(Access.WRITE)) {
      new Backfill(
              Operations.on(database, "backfill", cancellation, progress),
              options(Integer.MAX_VALUE, Optional.of(Duration.ofMillis(100))))
          .run();
    }
    assertTrue(waits[0] < 60, "batches in two seconds: " + waits[0]);
  }

  @Test
  void traitsThatATriggerClearsCannotBeRegeneratedPutBackOrRestoredAndStayAsTheyWere() {
    Operations.fill(pets);
    long run;
    try (Database database = pets.open(Access.WRITE)) {
      pets.execute("UPDATE Pet SET traits = ' ' || traits WHERE rowid IN (1, 2)");
      run =
          new Regenerate(Operations.on(database, "regen"))
              .run(EnumSet.of(TraitState.FORMATTED))
              .run()
              .orElseThrow();
      pets.execute("UPDATE Pet SET traits = ' ' || traits WHERE rowid IN (3, 4)");
      pets.execute(
          afterUpdate(
              "WHEN NEW.rowid IN (1, 3)", "UPDATE Pet SET traits = NULL WHERE rowid = NEW.rowid"));
      List<String> before = pets.query("SELECT traits FROM Pet WHERE rowid IN (1, 3)");
      RunCounts regenerated =
          new Regenerate(Operations.on(database, "regen"))
              .run(EnumSet.of(TraitState.FORMATTED))
              .counts();
      assertEquals(1, regenerated.changed(), regenerated.toString());
      assertEquals(1, regenerated.failed(), regenerated.toString());
      RunCounts undone = new Undo(Operations.on(database, "undo"), run).run().counts();
      assertEquals(1, undone.changed(), undone.toString());
      assertEquals(1, undone.failed(), undone.toString());
      assertEquals(before, pets.query("SELECT traits FROM Pet WHERE rowid IN (1, 3)"));
    }
    assertEquals(List.of("92"), pets.query("SELECT count(traits) FROM Pet"));
  }

  @Test
  void aTriggerThatMakesPetsDoesNotKeepARegenerationGoing() {
    pets.execute(
        afterUpdate(
            "",
            "INSERT INTO Pet (id, name, userId, updatedAt) "
                + "VALUES (hex(randomblob(16)), 'New', NEW.userId, NEW.updatedAt)"));
    try (Database database = pets.open(Access.WRITE)) {
      RunCounts counts =
          new Regenerate(Operations.on(database, "regen"))
              .run(EnumSet.of(TraitState.MISSING))
              .counts();
      assertTrue(counts.changed() < 2_000, counts.toString());
    }
  }

  @Test
  void aNewPetWhoseTraitsATriggerClearsIsNotMade() {
    pets.execute(
        "CREATE TRIGGER t AFTER INSERT ON Pet "
            + "BEGIN UPDATE Pet SET traits = NULL WHERE id = NEW.id; END");
    try (Database database = pets.open(Access.WRITE)) {
      CreatePet create =
          new CreatePet(
              Operations.on(database, "create-pet"), new Random(1), "Nori", "user7@example.test");
      PetShellException refused = assertThrows(PetShellException.class, create::run);
      assertEquals(NOT_KEPT, refused.getMessage());
    }
    assertEquals(List.of("92"), pets.query("SELECT count(*) FROM Pet"));
    assertEquals(List.of("0"), pets.query("SELECT count(*) FROM petshell_run"));
  }

  @Test
  void aPreviewCountsApartWhatWouldSurelyFailAndNamesTheTriggers() {
    pets.execute(
        afterUpdate("WHEN NEW.rowid = 1", "UPDATE Pet SET traits = NULL WHERE rowid = 1"),
        "UPDATE Pet SET id = CAST(id AS BLOB) WHERE rowid IN (2, 3)");
    try (Database database = pets.open(Access.READ)) {
      BackfillPreview preview = BackfillPreview.of(database, BackfillOptions.DEFAULT);
      assertEquals(92, preview.remaining());
      assertEquals(90, preview.wouldUpdate());
      assertEquals(2, preview.wouldFail());
      assertEquals(List.of("t"), preview.triggers());
      assertFalse(preview.wouldStop());
      assertEquals(5, preview.samples().size());
    }
    pets.execute("DROP TRIGGER t");
    BackfillOutcome outcome = run();
    assertEquals(90, outcome.counts().changed());
    assertEquals(2, outcome.counts().failed());
  }

  @Test
  void aPreviewStopsWhereTheRunStops() {
    pets.addPets(500, 3);
    pets.execute("UPDATE Pet SET id = CAST(id AS BLOB) WHERE rowid % 2");
    BackfillPreview preview;
    try (Database database = pets.open(Access.READ)) {
      preview = BackfillPreview.of(database, BackfillOptions.DEFAULT);
    }
    assertTrue(preview.wouldStop());
    BackfillOutcome outcome = run();
    assertInstanceOf(BackfillOutcome.TooManyErrors.class, outcome);
    assertEquals(preview.wouldUpdate(), outcome.counts().changed());
    assertEquals(preview.wouldFail(), outcome.counts().failed());
  }

  private static String afterUpdate(String when, String then) {
    return "CREATE TRIGGER t AFTER UPDATE OF \"updatedAt\" ON Pet "
        + when
        + " BEGIN "
        + then
        + "; END";
  }

  private void assertOneFails(BackfillOutcome outcome, String error) {
    assertInstanceOf(BackfillOutcome.Completed.class, outcome);
    assertEquals(91, outcome.counts().changed(), outcome.counts().toString());
    assertEquals(1, outcome.counts().failed(), outcome.counts().toString());
    assertEquals(1, outcome.remaining());
    assertEquals(List.of(error), pets.query("SELECT error FROM petshell_quarantine"));
    for (String row : pets.query("SELECT id, traits FROM Pet WHERE rowid > 1")) {
      String[] columns = row.split("\\|", 2);
      assertEquals(TraitText.of(columns[0]), columns[1]);
    }
  }

  private BackfillOutcome run() {
    return run(BackfillOptions.DEFAULT_MAX_ERRORS, Optional.empty(), new Cancellation());
  }

  private BackfillOutcome run(long maxErrors, Optional<Duration> watch, Cancellation cancellation) {
    try (Database database = pets.open(Access.WRITE)) {
      return new Backfill(Operations.on(database, cancellation), options(maxErrors, watch)).run();
    }
  }

  private static BackfillOptions options(long maxErrors, Optional<Duration> watch) {
    return new BackfillOptions(
        BatchSize.DEFAULT,
        OptionalLong.empty(),
        Duration.ZERO,
        false,
        maxErrors,
        Optional.empty(),
        watch);
  }
}

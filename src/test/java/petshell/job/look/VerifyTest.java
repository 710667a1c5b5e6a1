package petshell.job.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.job.Cancellation;
import petshell.job.Operations;
import petshell.job.RecordedProgress;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitState;

class VerifyTest {
  @TempDir Path folder;
  private final RecordedProgress progress = new RecordedProgress();
  private final Cancellation cancellation = new Cancellation();

  @Test
  void backfilledPetsAreExact() {
    VerifyOutcome outcome = verify(backfilled(), 5);
    assertEquals(counts(Map.of(TraitState.EXACT, 92L)), outcome.counts());
    assertEquals(92, outcome.total());
    assertFalse(outcome.interrupted());
    assertTrue(outcome.first().values().stream().allMatch(List::isEmpty));
    assertFalse(outcome.first().containsKey(TraitState.EXACT));
    assertEquals(List.of("rows 92/92 failed 0 batch 92", "done"), progress.lines);
  }

  @Test
  void everyStateIsCountedAndItsFirstPetsAreListed() {
    WebAppDatabase pets = backfilled();
    pets.execute(
        "UPDATE Pet SET traits = NULL WHERE rowid IN (1, 2, 3)",
        "UPDATE Pet SET traits = '{' WHERE rowid = 4",
        "UPDATE Pet SET traits = CAST(traits AS BLOB) WHERE rowid = 5",
        "UPDATE Pet SET traits = json_set(traits, '$.bodyColor.h', 400) WHERE rowid = 6",
        "UPDATE Pet SET traits = ' ' || traits WHERE rowid = 7",
        "UPDATE Pet SET traits = json_set(traits, '$.traitVersion', 2) WHERE rowid = 8",
        "UPDATE Pet SET traits = json_set(traits, '$.bodyColor.h',"
            + " json_extract(traits, '$.bodyColor.h') + 1e-10) WHERE rowid = 9",
        "UPDATE Pet SET traits = (SELECT traits FROM Pet WHERE rowid = 11) WHERE rowid = 10");
    VerifyOutcome outcome = verify(pets, 2);
    assertEquals(
        counts(
            Map.of(
                TraitState.EXACT, 82L,
                TraitState.ROUNDED, 1L,
                TraitState.FORMATTED, 1L,
                TraitState.DRIFTED, 1L,
                TraitState.OTHER_VERSION, 1L,
                TraitState.INVALID, 3L,
                TraitState.MISSING, 3L)),
        outcome.counts());
    List<VerifyOutcome.Finding> invalid = outcome.first().get(TraitState.INVALID);
    assertEquals(
        pets.query("SELECT id FROM Pet WHERE rowid IN (4, 5) ORDER BY rowid"),
        invalid.stream().map(VerifyOutcome.Finding::id).toList());
    assertEquals("is not JSON: \"{\"", invalid.get(0).message());
    assertEquals("version 2", outcome.first().get(TraitState.OTHER_VERSION).get(0).message());
    assertEquals(2, outcome.first().get(TraitState.MISSING).size());
  }

  @Test
  void aDatabaseThatHasOnlyTheColumnIsVerified() {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    pets.execute("ALTER TABLE Pet ADD COLUMN traits TEXT");
    assertEquals(counts(Map.of(TraitState.MISSING, 92L)), verify(pets, 0).counts());
  }

  @Test
  void withoutTheColumnTheErrorNamesMigrate() {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    PetShellException refused = assertThrows(PetShellException.class, () -> verify(pets, 0));
    assertTrue(refused.getMessage().contains("run migrate first"), refused.getMessage());
  }

  @Test
  void askedToStopItReportsWhatItHasSeen() {
    WebAppDatabase pets = backfilled();
    cancellation.request();
    VerifyOutcome outcome = verify(pets, 0);
    assertTrue(outcome.interrupted());
    assertEquals(0, outcome.total());
  }

  @Test
  void emptyIdsRowsAtBothEndsAndLongTextsAreTakenIn() {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    pets.execute(
        "UPDATE Pet SET rowid = 9223372036854775807, id = '' WHERE rowid = 1",
        "UPDATE Pet SET rowid = -9223372036854775808, id = x'FF00' WHERE rowid = 2",
        "UPDATE Pet SET traits = printf('%.*c', 3000000, '[') WHERE rowid IN (3, 4)");
    VerifyOutcome outcome = verify(pets, 1);
    assertEquals(counts(Map.of(TraitState.MISSING, 90L, TraitState.INVALID, 2L)), outcome.counts());
    assertTrue(outcome.first().get(TraitState.INVALID).get(0).message().length() < 200);
  }

  @Test
  void theFirstFindingsAreThoseOfTheFirstRowsHoweverManyThereAre() {
    WebAppDatabase pets = manyPets();
    pets.execute(
        "UPDATE Pet SET traits = 'no' WHERE rowid IN (50, 1500, 2500, 2501, 5000, 6000)",
        "UPDATE Pet SET traits = NULL WHERE rowid > 6100");
    VerifyOutcome outcome = verify(pets, 4);
    assertEquals(6_200, outcome.total());
    assertEquals(6, outcome.counts().get(TraitState.INVALID));
    assertEquals(100, outcome.counts().get(TraitState.MISSING));
    assertEquals(
        pets.query("SELECT id FROM Pet WHERE rowid IN (50, 1500, 2500, 2501) ORDER BY rowid"),
        ids(outcome, TraitState.INVALID));
    assertEquals(
        pets.query("SELECT id FROM Pet WHERE rowid BETWEEN 6101 AND 6104 ORDER BY rowid"),
        ids(outcome, TraitState.MISSING));
    assertEquals("rows 6200/6200 failed 106 batch 200", progress.lines.get(6));
  }

  @Test
  void stoppedOnTheWayItReportsWhatItHasSeen() {
    WebAppDatabase pets = manyPets();
    try (Database database = pets.open(Access.READ)) {
      VerifyOutcome outcome =
          new Verify(
                  database,
                  cancellation,
                  new RecordedProgress() {
                    @Override
                    public void rows(long done, long total, long failed, int batch) {
                      cancellation.request();
                    }
                  },
                  0)
              .run();
      assertTrue(outcome.interrupted());
      assertTrue(outcome.total() > 0 && outcome.total() < 6_200, outcome.toString());
    }
  }

  @Test
  void itSeesOneStateOfTheDatabaseWhileOthersWrite() {
    WebAppDatabase pets = backfilled();
    pets.execute("PRAGMA journal_mode = WAL");
    try (Database app = pets.open(Access.WRITE);
        Database database = pets.open(Access.READ)) {
      assertTrue(app.schema().hasTable("Pet"));
      VerifyOutcome outcome =
          database.read(
              () -> {
                pets.execute("UPDATE Pet SET traits = NULL");
                return new Verify(database, cancellation, progress, 0).run();
              });
      assertEquals(92, outcome.counts().get(TraitState.EXACT));
    }
  }

  private WebAppDatabase manyPets() {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    pets.execute(
        "WITH RECURSIVE n(i) AS (SELECT 93 UNION ALL SELECT i + 1 FROM n WHERE i < 6200) "
            + "INSERT INTO Pet (id, name, userId, updatedAt) "
            + "SELECT 'pet ' || i, 'Milo', (SELECT id FROM User), 0 FROM n");
    try (Database database = pets.open(Access.WRITE)) {
      new Backfill(Operations.on(database), BackfillOptions.DEFAULT).run();
    }
    return pets;
  }

  private static List<String> ids(VerifyOutcome outcome, TraitState state) {
    return outcome.first().get(state).stream().map(VerifyOutcome.Finding::id).toList();
  }

  private WebAppDatabase backfilled() {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    try (Database database = pets.open(Access.WRITE)) {
      new Backfill(Operations.on(database), BackfillOptions.DEFAULT).run();
    }
    return pets;
  }

  private VerifyOutcome verify(WebAppDatabase pets, int show) {
    try (Database database = pets.open(Access.READ)) {
      return new Verify(database, cancellation, progress, show).run();
    }
  }

  private static Map<TraitState, Long> counts(Map<TraitState, Long> some) {
    Map<TraitState, Long> all = new EnumMap<>(TraitState.class);
    for (TraitState state : TraitState.values()) {
      all.put(state, some.getOrDefault(state, 0L));
    }
    return all;
  }
}

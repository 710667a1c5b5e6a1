package petshell.job.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.job.BatchSize;
import petshell.job.Cancellation;
import petshell.job.Operations;
import petshell.job.RecordedProgress;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitText;

class BackfillTest {
  @TempDir Path folder;

  @Test
  void everyPetGetsTheTraitsOfItsId() {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    BackfillOutcome outcome = run(pets, BackfillOptions.DEFAULT);
    BackfillOutcome.Completed completed =
        assertInstanceOf(BackfillOutcome.Completed.class, outcome);
    assertEquals(92, completed.counts().changed());
    assertEquals(0, completed.remaining());
    for (String row : pets.query("SELECT id, traits FROM Pet")) {
      String[] columns = row.split("\\|", 2);
      assertEquals(TraitText.of(columns[0]), columns[1]);
    }
    assertEquals(
        List.of("backfill|completed|92|1"),
        pets.query("SELECT command, outcome, changed, batches FROM petshell_run"));
  }

  @Test
  void aPetThatATriggerMakesBehindTheSweepIsFoundToo() {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    pets.execute(
        "CREATE TRIGGER t AFTER UPDATE OF traits ON Pet WHEN OLD.rowid = 92 "
            + "BEGIN INSERT INTO Pet (rowid, id, name, userId, updatedAt) "
            + "VALUES (-5, 'new', 'New', OLD.userId, OLD.updatedAt); END");
    BackfillOutcome outcome = run(pets, BackfillOptions.DEFAULT);
    assertEquals(93, outcome.counts().changed());
    assertEquals(0, outcome.remaining());
    assertEquals(List.of("93"), pets.query("SELECT count(traits) FROM Pet"));
  }

  @Test
  void aRowThatATriggerRefusesIsQuarantinedAndDoesNotStopTheOthers() {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    pets.execute(
        "CREATE TRIGGER t BEFORE UPDATE ON Pet WHEN OLD.name LIKE 'Milo %' "
            + "BEGIN SELECT RAISE(ABORT, 'no Milo'); END");
    BackfillOutcome outcome = run(pets, BackfillOptions.DEFAULT);
    long refused =
        Long.parseLong(pets.query("SELECT count(*) FROM Pet WHERE name LIKE 'Milo %'").get(0));
    assertTrue(refused > 0);
    assertEquals(refused, outcome.counts().failed());
    assertEquals(92 - refused, outcome.counts().changed());
    assertEquals(
        List.of("the database refused the write: no Milo"),
        pets.query("SELECT DISTINCT error FROM petshell_quarantine"));
  }

  @Test
  void aLimitIsTheWholeOfTheWorkThatIsShown() {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    RecordedProgress progress = new RecordedProgress();
    BackfillOptions options =
        new BackfillOptions(
            new BatchSize.Fixed(20),
            OptionalLong.of(40),
            Duration.ZERO,
            false,
            BackfillOptions.DEFAULT_MAX_ERRORS,
            Optional.empty(),
            Optional.empty());
    try (Database database = pets.open(Access.WRITE)) {
      new Backfill(Operations.on(database, "backfill", new Cancellation(), progress), options)
          .run();
    }
    assertEquals(
        List.of("rows 20/40 failed 0 batch 20", "rows 40/40 failed 0 batch 20", "done"),
        progress.lines);
  }

  @Test
  void aSchemaThatIsNotMigratedIsRefused() {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    PetShellException refused =
        assertThrows(PetShellException.class, () -> run(pets, BackfillOptions.DEFAULT));
    assertTrue(refused.getMessage().contains("run migrate first"), refused.getMessage());
  }

  private static BackfillOutcome run(WebAppDatabase pets, BackfillOptions options) {
    try (Database database = pets.open(Access.WRITE)) {
      return new Backfill(Operations.on(database), options).run();
    }
  }
}

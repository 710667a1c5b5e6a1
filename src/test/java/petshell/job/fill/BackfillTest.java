package petshell.job.fill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.job.BatchSize;
import petshell.job.Cancellation;
import petshell.job.OnEveryEngine;
import petshell.job.Operations;
import petshell.job.RecordedProgress;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.TestedDatabase;
import petshell.trait.TraitState;
import petshell.trait.TraitText;

class BackfillTest extends OnEveryEngine {
  @Test
  void everyPetGetsTheTraitsOfItsId() {
    BackfillOutcome outcome = run(BackfillOptions.DEFAULT);
    BackfillOutcome.Completed completed =
        assertInstanceOf(BackfillOutcome.Completed.class, outcome);
    assertEquals(92, completed.counts().changed());
    assertEquals(0, completed.remaining());
    assertEquals(92, verify().get(TraitState.EXACT));
    assertEquals(
        List.of("backfill|completed|92|1"),
        pets.query("SELECT command, outcome, changed, batches FROM petshell_run"));
  }

  @Test
  void aRowThatATriggerRefusesIsQuarantinedAndDoesNotStopTheOthers() {
    pets.refuseUpdates("OLD.name LIKE 'Milo %'", "no Milo");
    BackfillOutcome outcome = run(BackfillOptions.DEFAULT);
    long refused =
        Long.parseLong(pets.query("SELECT count(*) FROM \"Pet\" WHERE name LIKE 'Milo %'").get(0));
    assertTrue(refused > 0);
    assertEquals(refused, outcome.counts().failed());
    assertEquals(92 - refused, outcome.counts().changed());
    List<String> errors = pets.query("SELECT DISTINCT error FROM petshell_quarantine");
    assertEquals(1, errors.size());
    assertTrue(errors.get(0).endsWith("no Milo"), errors::toString);
  }

  @Test
  void aRunThatWasStoppedIsContinuedByTheNextAndNoPetIsWrittenTwice() {
    Cancellation cancellation = new Cancellation();
    RecordedProgress progress =
        new RecordedProgress() {
          @Override
          public void rows(long done, long total, long failed, int batch) {
            super.rows(done, total, failed, batch);
            if (done >= 40) {
              cancellation.request();
            }
          }
        };
    try (Database database = pets.open(Access.WRITE)) {
      BackfillOutcome stopped =
          new Backfill(
                  Operations.on(database, "backfill", cancellation, progress),
                  options(20, OptionalLong.empty(), false))
              .run();
      assertInstanceOf(BackfillOutcome.Interrupted.class, stopped);
      assertEquals(40, stopped.counts().changed());
      assertEquals(52, stopped.remaining());
    }
    assertEquals(List.of("40"), pets.query("SELECT COUNT(traits) FROM \"Pet\""));
    assertEquals(52, run(BackfillOptions.DEFAULT).counts().changed());
    assertInstanceOf(BackfillOutcome.NothingToDo.class, run(BackfillOptions.DEFAULT));
    assertEquals(
        List.of("interrupted|40", "completed|52"),
        pets.query("SELECT outcome, changed FROM petshell_run ORDER BY number"));
  }

  @Test
  void whatIsInQuarantineIsSkippedUntilARetryWhichReleasesIt() {
    pets.refuseUpdates("OLD.name LIKE 'Milo %'", "no Milo");
    long refused = run(BackfillOptions.DEFAULT).counts().failed();
    assertInstanceOf(BackfillOutcome.NothingToDo.class, run(BackfillOptions.DEFAULT));
    pets.acceptUpdates();
    assertInstanceOf(BackfillOutcome.NothingToDo.class, run(BackfillOptions.DEFAULT));
    BackfillOutcome retried = run(options(20, OptionalLong.empty(), true));
    assertEquals(refused, retried.counts().changed());
    assertEquals(List.of("92"), pets.query("SELECT COUNT(traits) FROM \"Pet\""));
    assertEquals(List.of("0"), pets.query("SELECT COUNT(*) FROM petshell_quarantine"));
  }

  @Test
  void whatTheAppHasStoredMeanwhileIsKept() {
    RecordedProgress progress =
        new RecordedProgress() {
          @Override
          public void rows(long done, long total, long failed, int batch) {
            if (lines.isEmpty()) {
              List<String> left = pets.query("SELECT id FROM \"Pet\" WHERE traits IS NULL");
              store(TraitText.of("the app"), left.get(0));
              pets.execute("DELETE FROM \"Pet\" WHERE id = '" + left.get(1) + "'");
            }
            super.rows(done, total, failed, batch);
          }
        };
    BackfillOutcome outcome = backfill(options(90, OptionalLong.empty(), false), progress);
    assertEquals(90, outcome.counts().changed());
    assertEquals(0, outcome.remaining());
    Map<TraitState, Long> found = verify();
    assertEquals(90, found.get(TraitState.EXACT));
    assertEquals(1, found.get(TraitState.DRIFTED));
  }

  @Test
  void aLimitIsTheWholeOfTheWorkThatIsShown() {
    RecordedProgress progress = new RecordedProgress();
    backfill(options(20, OptionalLong.of(40), false), progress);
    assertEquals(
        List.of("rows 20/40 failed 0 batch 20", "rows 40/40 failed 0 batch 20", "done"),
        progress.lines);
  }

  @Test
  void aSchemaThatIsNotMigratedIsRefused(@TempDir Path other) {
    try (TestedDatabase demo = engine.demo(other);
        Database database = demo.open(Access.WRITE)) {
      Backfill backfill = new Backfill(Operations.on(database), BackfillOptions.DEFAULT);
      PetShellException refused = assertThrows(PetShellException.class, backfill::run);
      assertTrue(refused.getMessage().contains("run migrate first"), refused.getMessage());
    }
  }

  private static BackfillOptions options(int rows, OptionalLong limit, boolean retryFailed) {
    return new BackfillOptions(
        new BatchSize.Fixed(rows),
        limit,
        Duration.ZERO,
        retryFailed,
        BackfillOptions.DEFAULT_MAX_ERRORS,
        Optional.empty(),
        Optional.empty());
  }

  private BackfillOutcome run(BackfillOptions options) {
    return backfill(options, new RecordedProgress());
  }
}

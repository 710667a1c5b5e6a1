package petshell.job.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static petshell.job.share.SharedProcesses.PETS;
import static petshell.job.share.SharedProcesses.batches;
import static petshell.job.share.SharedProcesses.limited;
import static petshell.job.share.SharedProcesses.rated;
import static petshell.job.share.SharedProcesses.workers;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.job.Cancellation;
import petshell.job.Operations;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.BackfillOutcome;
import petshell.job.look.SharedView;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.LockHolder;
import petshell.store.OperatorLock;
import petshell.store.PetShellException;
import petshell.store.RunDao;
import petshell.store.RunStart;

/** Several processes, played by threads with connections of their own, on a real server. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedBackfillTest {
  private static final String FILLED = "SELECT count(traits) FROM \"Pet\"";
  private static final String SUMS = "SELECT sum(changed), sum(failed) FROM petshell_slot";

  @TempDir private Path folder;
  private SharedProcesses processes;

  @BeforeEach
  void make() {
    processes = new SharedProcesses(folder);
  }

  @AfterEach
  void remove() {
    if (processes != null) {
      processes.close();
    }
  }

  @Test
  void twoWorkersFillEachPetOnceAndTheSlotsCountThem() {
    BackfillOutcome.Completed completed =
        assertInstanceOf(BackfillOutcome.Completed.class, processes.run(batches(100), workers(2)));
    assertEquals(PETS, completed.counts().changed());
    assertEquals(0, completed.remaining());
    assertEquals(List.of(PETS + "|0"), processes.query(SUMS));
    assertEquals(
        List.of("backfill|completed|" + PETS),
        processes.query("SELECT command, outcome, changed FROM petshell_run"));
    processes.assertAllExact();
  }

  @Test
  void processesThatStartTogetherShareOneBackfill()
      throws InterruptedException, ExecutionException {
    List<Future<BackfillOutcome>> all = new ArrayList<>();
    for (int process = 0; process < 3; process++) {
      all.add(processes.start(batches(50), workers(2)));
    }
    for (Future<BackfillOutcome> one : all) {
      assertEquals(0, one.get().remaining());
    }
    assertEquals(
        List.of("1"),
        processes.query("SELECT count(DISTINCT share) FROM petshell_slot WHERE changed > 0"));
    assertEquals(List.of(PETS + "|0"), processes.query(SUMS));
    processes.assertAllExact();
  }

  @Test
  void aLimitHoldsForAllTogether() throws InterruptedException, ExecutionException {
    Future<BackfillOutcome> first =
        processes.start(limited(40, OptionalLong.of(1_010)), workers(2));
    Future<BackfillOutcome> second =
        processes.start(limited(40, OptionalLong.of(1_010)), workers(2));
    first.get();
    second.get();
    long filled = Long.parseLong(processes.query(FILLED).get(0));
    assertEquals(0, filled % 1_010, "if one was over before the other began: " + filled);
    assertTrue(filled > 0 && filled <= 2_020, () -> "filled: " + filled);
  }

  /** It has joined, and is about to claim its first slot, or the next one. */
  @Test
  void whoHoldsNoSlotNowIsNotTakenForGone() {
    OptionalLong limit = OptionalLong.of(5);
    try (Database other = processes.pets().open(Access.WRITE);
        OperatorLock lock =
            other.lock(
                OperatorLock.Mode.TOGETHER,
                new LockHolder(5, "here", Instant.EPOCH, "backfill"),
                time -> false)) {
      other.write(
          () -> {
            SharedProcesses.startOthers(other, limit, OptionalLong.empty(), 4);
            other
                .dao(RunDao.class)
                .insert(
                    SharedProcesses.OTHERS,
                    new RunStart("backfill", "backfill", "ann", "here", 5, "1", 1),
                    "2026-02-08T09:11:11Z");
            return other;
          });
      lock.markAlive(SharedProcesses.OTHERS);
      assertEquals(PETS - 5, processes.run(batches(2), workers(1)).remaining());
      assertEquals(List.of("5"), processes.query(FILLED));
      assertEquals(
          List.of("5|5"), processes.query("SELECT \"limit\", granted FROM petshell_share"));
    }
    processes.run(limited(2, limit), workers(1));
    assertEquals(List.of("10"), processes.query(FILLED));
  }

  /** The rate is for all, so that more workers only take more of the turns. */
  @Test
  void aProcessTakesNoMoreWorkersThanMakeTheWholeFaster() throws Exception {
    processes
        .pets()
        .execute(
            "CREATE TABLE seen (run BIGINT, worker INTEGER, UNIQUE (run, worker))",
            "CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " INSERT INTO seen VALUES (NEW.run, NEW.worker) ON CONFLICT DO NOTHING;"
                + " RETURN NEW; END $$",
            "CREATE TRIGGER see AFTER UPDATE ON petshell_slot FOR EACH ROW"
                + " WHEN (NEW.run IS NOT NULL) EXECUTE FUNCTION see()");
    ShareOptions other = rated(220);
    processes.inDatabase(
        database -> {
          SharedProcesses.startOthers(database, OptionalLong.empty(), other.rate(), 16);
          return database;
        });
    ShareOptions auto = new ShareOptions(OptionalInt.empty(), other.rate(), other.lease());
    Future<BackfillOutcome> beside = processes.start(batches(20), other);
    processes.until("SELECT sum(changed) >= 20 FROM petshell_slot", "t");
    processes.start(batches(20), auto).get();
    beside.get();
    assertEquals(
        List.of("1|1", "2|1", "2|2"), processes.query("SELECT * FROM seen ORDER BY run, worker"));
  }

  @Test
  void afterTooManyErrorsTheNextBackfillDoesNotCountThemAgain() {
    processes.pets().refuseUpdates("OLD.\"id\" < '1'", "not these");
    BackfillOptions usual = batches(50);
    BackfillOptions strict =
        new BackfillOptions(
            usual.batch(), usual.limit(), usual.pause(), true, 3, usual.maxLag(), usual.watch());
    assertInstanceOf(BackfillOutcome.TooManyErrors.class, processes.run(strict, workers(2)));
    processes.pets().execute("DROP TRIGGER refusal ON \"Pet\"");
    BackfillOutcome.Completed fixed =
        assertInstanceOf(BackfillOutcome.Completed.class, processes.run(strict, workers(2)));
    assertEquals(0, fixed.remaining());
    processes.assertAllExact();
  }

  @Test
  void aSlotWhoseWorkerIsNotHeardOfIsTakenOver() {
    processes.claimAll(Duration.ofMillis(1));
    assertEquals(0, processes.run(batches(500), workers(2)).remaining());
    assertEquals(List.of("2"), processes.query("SELECT DISTINCT epoch FROM petshell_slot"));
    processes.assertAllExact();
  }

  @Test
  void whoeverWantsAnotherLimitThanTheOthersIsRefused() {
    processes.claimAll(Duration.ofMinutes(5));
    PetShellException refused =
        assertThrows(
            PetShellException.class,
            () -> processes.run(limited(10, OptionalLong.of(5)), workers(1)));
    assertEquals(PetShellException.Kind.REFUSED, refused.kind());
    assertEquals(
        "a shared backfill is running without --limit; leave --limit out to join it, or stop it"
            + " first with: backfill --stop",
        refused.getMessage());
    assertEquals(List.of("0"), processes.query(FILLED));
  }

  @Test
  void theViewShowsWhoIsAtWorkAndWhoIsNotHeardOf() {
    processes.claimAll(Duration.ofMillis(1));
    processes
        .pets()
        .execute(
            "INSERT INTO petshell_run (number, command, \"commandLine\", operator, host, process,"
                + " \"toolVersion\", \"generatorVersion\", \"startedAt\", \"heartbeatAt\", outcome)"
                + " VALUES (77, 'backfill', 'backfill --share', 'ann', 'other', 5, '1', 1,"
                + " '2026-02-08T09:11:11Z', '2026-02-08T09:11:21Z', 'running')");
    try (Database database = processes.pets().open(Access.READ)) {
      SharedView view = SharedView.unfinished(database).orElseThrow();
      assertEquals(4, view.slots());
      assertEquals(0, view.slotsDone());
      assertEquals(List.of(4), view.members().stream().map(SharedView.Member::stalled).toList());
      assertEquals(false, view.isAtWork());
      assertEquals(Optional.of(view), SharedView.ofRun(database, 77));
      assertEquals(Optional.empty(), SharedView.ofRun(database, 5));
    }
  }

  /** Each of these may be over with the next attempt; a trigger plays them, three times. */
  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "55P03", "57P01", "08006", "25P03"})
  void whatMayBeOverIsTriedAgain(String state) {
    processes
        .pets()
        .execute(
            "CREATE SEQUENCE faults",
            "CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " IF nextval('faults') IN (1, 700, 1500) THEN"
                + " RAISE EXCEPTION 'played' USING ERRCODE = '"
                + state
                + "'; END IF; RETURN NEW; END $$",
            "CREATE TRIGGER fault BEFORE UPDATE ON \"Pet\" FOR EACH ROW EXECUTE FUNCTION fault()");
    assertEquals(0, processes.run(batches(200), workers(2)).remaining());
    assertEquals(List.of(PETS + "|0"), processes.query(SUMS));
    assertEquals(List.of("" + PETS), processes.query("SELECT sum(changed) FROM petshell_run"));
    processes.assertAllExact();
  }

  @Test
  void whoIsStoppedBeforeTheFirstWorkerStartsLeavesAtOnce() {
    Cancellation cancellation = new Cancellation();
    cancellation.request();
    try (Database database = processes.pets().open(Access.WRITE)) {
      BackfillOutcome outcome =
          new SharedBackfill(Operations.on(database, cancellation), batches(100), workers(2)).run();
      assertInstanceOf(BackfillOutcome.Interrupted.class, outcome);
    }
    assertEquals(List.of("0"), processes.query(FILLED));
  }
}

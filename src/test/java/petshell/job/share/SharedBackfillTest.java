package petshell.job.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.job.BatchSize;
import petshell.job.Cancellation;
import petshell.job.Operations;
import petshell.job.RecordedProgress;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.BackfillOutcome;
import petshell.job.look.SharedView;
import petshell.job.look.Verify;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.Lease;
import petshell.store.PetShellException;
import petshell.store.ShareDao;
import petshell.store.SlotOwner;
import petshell.store.postgres.PostgresTestDatabase;
import petshell.trait.TraitState;

/** Several processes, played by threads with connections of their own, on a real server. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SharedBackfillTest {
  private static final int PETS = 4_092;
  private static final String FILLED = "SELECT count(traits) FROM \"Pet\"";
  private static final String SUMS = "SELECT sum(changed), sum(failed) FROM petshell_slot";

  @TempDir private Path folder;
  private PostgresTestDatabase pets;
  private final ExecutorService processes = Executors.newCachedThreadPool();

  @BeforeEach
  void make() {
    pets = PostgresTestDatabase.migrated(folder);
    pets.execute(
        "INSERT INTO \"Pet\" (\"id\", \"name\", \"userId\", \"updatedAt\")"
            + " SELECT gen_random_uuid(), 'Pet ' || i, (SELECT min(\"id\") FROM \"User\"), now()"
            + " FROM generate_series(1, 4000) AS i");
  }

  @AfterEach
  void remove() {
    processes.shutdownNow();
    if (pets != null) {
      pets.close();
    }
  }

  private static ShareOptions workers(int count) {
    return new ShareOptions(OptionalInt.of(count), OptionalLong.empty(), Duration.ofSeconds(30));
  }

  private static ShareOptions rated(long rate) {
    return new ShareOptions(OptionalInt.of(1), OptionalLong.of(rate), Duration.ofSeconds(30));
  }

  private static BackfillOptions batches(int rows) {
    return limited(rows, OptionalLong.empty());
  }

  private static BackfillOptions limited(int rows, OptionalLong limit) {
    return new BackfillOptions(
        new BatchSize.Fixed(rows),
        limit,
        Duration.ZERO,
        false,
        BackfillOptions.DEFAULT_MAX_ERRORS,
        Optional.empty(),
        Optional.empty());
  }

  private BackfillOutcome run(BackfillOptions options, ShareOptions sharing) {
    return run(options, sharing, new RecordedProgress());
  }

  private BackfillOutcome run(
      BackfillOptions options, ShareOptions sharing, RecordedProgress progress) {
    try (Database database = pets.open(Access.WRITE)) {
      return new SharedBackfill(
              Operations.on(database, "backfill", new Cancellation(), progress), options, sharing)
          .run();
    }
  }

  private Future<BackfillOutcome> start(BackfillOptions options, ShareOptions sharing) {
    Callable<BackfillOutcome> work = () -> run(options, sharing);
    return processes.submit(work);
  }

  private void until(String sql, String expected) throws InterruptedException {
    while (!pets.query(sql).equals(List.of(expected))) {
      Thread.sleep(20);
    }
  }

  private void assertAllExact() {
    try (Database database = pets.open(Access.READ)) {
      assertEquals(
          PETS,
          new Verify(database, new Cancellation(), new RecordedProgress(), 0)
              .run()
              .counts()
              .get(TraitState.EXACT));
    }
  }

  @Test
  void twoWorkersFillEachPetOnceAndTheSlotsCountThem() {
    BackfillOutcome.Completed completed =
        assertInstanceOf(BackfillOutcome.Completed.class, run(batches(100), workers(2)));
    assertEquals(PETS, completed.counts().changed());
    assertEquals(0, completed.remaining());
    assertEquals(List.of(PETS + "|0"), pets.query(SUMS));
    assertEquals(
        List.of("backfill|completed|" + PETS),
        pets.query("SELECT command, outcome, changed FROM petshell_run"));
    assertAllExact();
  }

  @Test
  void processesThatStartTogetherShareOneBackfill()
      throws InterruptedException, ExecutionException {
    List<Future<BackfillOutcome>> all = new ArrayList<>();
    for (int process = 0; process < 3; process++) {
      all.add(start(batches(50), workers(2)));
    }
    for (Future<BackfillOutcome> one : all) {
      assertEquals(0, one.get().remaining());
    }
    assertEquals(
        List.of("1"),
        pets.query("SELECT count(DISTINCT share) FROM petshell_slot WHERE changed > 0"));
    assertEquals(List.of(PETS + "|0"), pets.query(SUMS));
    assertAllExact();
  }

  @Test
  void aLimitHoldsForAllTogether() throws InterruptedException, ExecutionException {
    Future<BackfillOutcome> first = start(limited(40, OptionalLong.of(1_010)), workers(2));
    Future<BackfillOutcome> second = start(limited(40, OptionalLong.of(1_010)), workers(2));
    first.get();
    second.get();
    long filled = Long.parseLong(pets.query(FILLED).get(0));
    assertEquals(0, filled % 1_010, "each of at most two shared backfills: " + filled);
    assertTrue(filled > 0 && filled <= 2_020, () -> "filled: " + filled);
  }

  @Test
  void oneThatWasStoppedGoesOnWhereItWas() throws InterruptedException, ExecutionException {
    Future<BackfillOutcome> slow = start(batches(20), rated(100));
    until("SELECT sum(changed) >= 20 FROM petshell_slot", "t");
    try (Database database = pets.open(Access.WRITE)) {
      assertEquals(Optional.of(new ShareStop.Asked(1, 1)), new ShareStop(database).preview());
      assertEquals(Optional.of(new ShareStop.Asked(1, 1)), new ShareStop(database).run());
    }
    BackfillOutcome.Interrupted stopped =
        assertInstanceOf(BackfillOutcome.Interrupted.class, slow.get());
    assertEquals(PETS, stopped.counts().changed() + stopped.remaining());
    try (Database database = pets.open(Access.WRITE)) {
      assertEquals(Optional.empty(), new ShareStop(database).run());
    }
    RecordedProgress progress = new RecordedProgress();
    assertEquals(0, run(batches(500), workers(1), progress).remaining());
    assertEquals(List.of(PETS + "|0"), pets.query(SUMS));
    assertAllExact();
  }

  @Test
  void aSlotWhoseWorkerIsNotHeardOfIsTakenOver() {
    claimAll(Duration.ofMillis(1));
    assertEquals(0, run(batches(500), workers(2)).remaining());
    assertEquals(List.of("2"), pets.query("SELECT DISTINCT epoch FROM petshell_slot"));
    assertAllExact();
  }

  /** Has somebody else hold all slots of shared backfill 77. */
  private List<Lease> claimAll(Duration time) {
    try (Database database = pets.open(Access.WRITE)) {
      return database.write(
          () -> {
            ShareDao shares = database.sharing().orElseThrow().dao();
            shares.insert(
                77, "2026-02-08T09:11:11Z", PETS, OptionalLong.empty(), OptionalLong.empty());
            shares.addSlots(77, database.sharing().orElseThrow().bounds(4));
            return shares.slots(77).stream()
                .map(slot -> shares.claim(slot, new SlotOwner(77, 1), time).orElseThrow())
                .toList();
          });
    }
  }

  @Test
  void whoeverWantsAnotherLimitThanTheOthersIsRefused() {
    claimAll(Duration.ofMinutes(5));
    PetShellException refused =
        assertThrows(
            PetShellException.class, () -> run(limited(10, OptionalLong.of(5)), workers(1)));
    assertEquals(PetShellException.Kind.REFUSED, refused.kind());
    assertEquals(
        "a shared backfill is running without --limit; leave --limit out to join it, or stop it"
            + " first with: backfill --stop",
        refused.getMessage());
    assertEquals(List.of("0"), pets.query(FILLED));
  }

  @Test
  void theViewShowsWhoIsAtWorkAndWhoIsNotHeardOf() {
    claimAll(Duration.ofMillis(1));
    pets.execute(
        "INSERT INTO petshell_run (number, command, \"commandLine\", operator, host, process,"
            + " \"toolVersion\", \"generatorVersion\", \"startedAt\", \"heartbeatAt\", outcome)"
            + " VALUES (77, 'backfill', 'backfill --share', 'ann', 'other', 5, '1', 1,"
            + " '2026-02-08T09:11:11Z', '2026-02-08T09:11:21Z', 'running')");
    try (Database database = pets.open(Access.READ)) {
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
    pets.execute(
        "CREATE SEQUENCE faults",
        "CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " IF nextval('faults') IN (1, 700, 1500) THEN"
            + " RAISE EXCEPTION 'played' USING ERRCODE = '"
            + state
            + "'; END IF; RETURN NEW; END $$",
        "CREATE TRIGGER fault BEFORE UPDATE ON \"Pet\" FOR EACH ROW EXECUTE FUNCTION fault()");
    assertEquals(0, run(batches(200), workers(2)).remaining());
    assertEquals(List.of(PETS + "|0"), pets.query(SUMS));
    assertEquals(List.of("" + PETS), pets.query("SELECT sum(changed) FROM petshell_run"));
    assertAllExact();
  }

  @Test
  void aProcessWhoseConnectionsAreEndedGoesOnAsAnotherRun()
      throws InterruptedException, ExecutionException {
    Future<BackfillOutcome> cut = start(batches(20), rated(1_000));
    until("SELECT sum(changed) >= 100 FROM petshell_slot", "t");
    pets.query(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
    assertEquals(0, cut.get().remaining());
    assertEquals(
        List.of("abandoned", "completed"),
        pets.query("SELECT outcome FROM petshell_run ORDER BY number"));
    assertEquals(List.of(PETS + "|0"), pets.query(SUMS));
    assertEquals(List.of("" + PETS), pets.query("SELECT sum(changed) FROM petshell_run"));
    assertAllExact();
  }

  @Test
  void whoIsStoppedBeforeTheFirstWorkerStartsLeavesAtOnce() {
    Cancellation cancellation = new Cancellation();
    cancellation.request();
    try (Database database = pets.open(Access.WRITE)) {
      BackfillOutcome outcome =
          new SharedBackfill(Operations.on(database, cancellation), batches(100), workers(2)).run();
      assertInstanceOf(BackfillOutcome.Interrupted.class, outcome);
    }
    assertEquals(List.of("0"), pets.query(FILLED));
  }
}

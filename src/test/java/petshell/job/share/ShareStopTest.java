package petshell.job.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static petshell.job.share.SharedProcesses.OTHERS;
import static petshell.job.share.SharedProcesses.PETS;
import static petshell.job.share.SharedProcesses.batches;
import static petshell.job.share.SharedProcesses.limited;
import static petshell.job.share.SharedProcesses.rated;
import static petshell.job.share.SharedProcesses.workers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.BackfillOutcome;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.Lease;
import petshell.store.RunCounts;
import petshell.store.ShareDao;

/** A stop is for those who had joined before it, and for nobody else. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ShareStopTest {
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final String FILLED = "SELECT count(traits) FROM \"Pet\"";
  private static final String SUMS =
      "SELECT share, sum(changed), sum(failed) FROM petshell_slot GROUP BY share ORDER BY share";

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

  private Optional<ShareStop.Asked> stop() {
    try (Database database = processes.pets().open(Access.WRITE)) {
      Optional<ShareStop.Asked> preview = new ShareStop(database).preview();
      Optional<ShareStop.Asked> asked = new ShareStop(database).run();
      assertEquals(preview, asked);
      return asked;
    }
  }

  /** Has the other one write a batch of no pets, and returns whether it hears of a stop. */
  private boolean hearsOfStop(Lease lease) {
    return processes.inDatabase(
        database -> {
          ShareDao shares = database.sharing().orElseThrow().dao();
          boolean stopped =
              shares.checkpoint(lease, Optional.empty(), RunCounts.NONE, false, LONG).orElseThrow();
          if (stopped) {
            assertTrue(shares.release(lease));
          }
          return stopped;
        });
  }

  @Test
  void oneThatWasStoppedGoesOnWhereItWas() throws Exception {
    Future<BackfillOutcome> slow = processes.start(batches(20), rated(100));
    processes.until("SELECT sum(changed) >= 20 FROM petshell_slot", "t");
    assertEquals(Optional.of(new ShareStop.Asked(1, 1)), stop());
    BackfillOutcome.Interrupted stopped =
        assertInstanceOf(BackfillOutcome.Interrupted.class, slow.get());
    assertEquals(PETS, stopped.counts().changed() + stopped.remaining());
    assertEquals(Optional.empty(), stop());
    assertEquals(0, processes.run(batches(500), rated(1_000_000)).remaining());
    processes.assertAllExact();
  }

  @Test
  void whoJoinsAfterAStopWorksOnWhileThoseWhoWereAskedStop() throws Exception {
    List<Lease> held = processes.claimAll(LONG);
    assertEquals(false, hearsOfStop(held.get(0)));
    assertEquals(Optional.of(new ShareStop.Asked(OTHERS, 4)), stop());
    Future<BackfillOutcome> later = processes.start(batches(500), workers(1));
    processes.until("SELECT array_length(members, 1) FROM petshell_share", "1");
    for (Lease lease : held) {
      assertEquals(true, hearsOfStop(lease));
    }
    assertEquals(0, later.get().remaining());
    assertEquals(List.of(OTHERS + "|" + PETS + "|0"), processes.query(SUMS));
    processes.assertAllExact();
  }

  @Test
  void whoWantsAnotherLimitAfterAStopStartsAnewAtOnce() {
    List<Lease> held = processes.claimAll(LONG);
    stop();
    assertEquals(PETS - 5, processes.run(limited(10, OptionalLong.of(5)), workers(1)).remaining());
    assertEquals(true, hearsOfStop(held.get(0)));
    assertEquals(List.of("5"), processes.query(FILLED));
  }

  @Test
  void whoHoldsNoSlotNowIsStoppedToo() throws Exception {
    processes.claimAll(LONG);
    Future<BackfillOutcome> waits = processes.start(batches(500), workers(1));
    processes.until("SELECT array_length(members, 1) FROM petshell_share", "2");
    assertEquals(Optional.of(new ShareStop.Asked(OTHERS, 4)), stop());
    assertInstanceOf(BackfillOutcome.Interrupted.class, waits.get());
    assertEquals(List.of("0"), processes.query(FILLED));
  }

  @Test
  void aStopIsAskedForThoughEverybodyIsBetweenTwoSlots() {
    processes.inDatabase(
        database -> {
          SharedProcesses.startOthers(database, OptionalLong.empty(), OptionalLong.empty(), 4);
          return database;
        });
    assertEquals(Optional.of(new ShareStop.Asked(OTHERS, 0)), stop());
    assertEquals(List.of("{}"), processes.query("SELECT members FROM petshell_share"));
    assertEquals(Optional.empty(), stop());
  }

  /** Its lease is long enough that it would wait for the turn of its second batch for minutes. */
  @Test
  void whoWaitsForItsTurnHearsOfAStop() throws Exception {
    Future<BackfillOutcome> waits = processes.start(batches(300), rated(1));
    processes.until("SELECT sum(changed) >= 300 FROM petshell_slot", "t");
    assertEquals(Optional.of(new ShareStop.Asked(1, 1)), stop());
    assertInstanceOf(BackfillOutcome.Interrupted.class, waits.get(20, TimeUnit.SECONDS));
    assertEquals(List.of("300"), processes.query(FILLED));
  }

  @Test
  void whoWatchesForNewPetsIsStoppedToo() throws Exception {
    BackfillOptions once = batches(500);
    BackfillOptions watching =
        new BackfillOptions(
            once.batch(),
            once.limit(),
            once.pause(),
            once.retryFailed(),
            once.maxErrors(),
            once.maxLag(),
            Optional.of(Duration.ofMillis(10)));
    Future<BackfillOutcome> ender = processes.start(watching, workers(1));
    processes.until("SELECT count(*) FROM petshell_share WHERE \"endedAt\" IS NOT NULL", "1");
    assertEquals(Optional.of(new ShareStop.Asked(1, 0)), stop());
    assertInstanceOf(BackfillOutcome.Completed.class, ender.get());
    assertEquals(Optional.empty(), stop());
    processes.assertAllExact();
  }

  @Test
  void withNobodyThereNobodyIsAsked() {
    assertEquals(Optional.empty(), stop());
    processes.run(batches(500), workers(1));
    assertEquals(Optional.empty(), stop());
  }
}

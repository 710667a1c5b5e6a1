package petshell.job.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static petshell.job.share.SharedProcesses.OTHERS;
import static petshell.job.share.SharedProcesses.PETS;
import static petshell.job.share.SharedProcesses.batches;
import static petshell.job.share.SharedProcesses.limited;
import static petshell.job.share.SharedProcesses.rated;
import static petshell.job.share.SharedProcesses.workers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import petshell.job.fill.BackfillOutcome;

/** A process that loses its connections goes on where the shared backfill stands by then. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ShareReconnectionTest {
  private static final String END_CONNECTIONS =
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
          + " WHERE datname = current_database() AND pid <> pg_backend_pid()";

  private static final String RUNS =
      "SELECT number, outcome, changed FROM petshell_run WHERE command = 'backfill' ORDER BY number";

  private static final String SHARES = "SELECT number, \"endedBy\" FROM petshell_share";

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

  /** The next pets that are written lose the connection that writes them, some times. */
  private void cutOffWritesOf(String condition, int times) {
    processes
        .pets()
        .execute(
            "CREATE SEQUENCE cuts",
            "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " IF nextval('cuts') <= "
                + times
                + " THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;"
                + " RETURN NEW; END $$",
            "CREATE TRIGGER cut BEFORE UPDATE ON \"Pet\" FOR EACH ROW WHEN ("
                + condition
                + ") EXECUTE FUNCTION cut()");
  }

  @Test
  void itGoesOnWithItsRun() throws Exception {
    Future<BackfillOutcome> cut = processes.start(batches(20), rated(1_000));
    processes.until("SELECT sum(changed) >= 100 FROM petshell_slot", "t");
    processes.query(END_CONNECTIONS);
    BackfillOutcome outcome = cut.get();
    assertEquals(0, outcome.remaining());
    assertEquals(PETS, outcome.counts().changed());
    assertEquals(List.of("1|completed|" + PETS), processes.query(RUNS));
    assertEquals(List.of("" + PETS), processes.query("SELECT sum(changed) FROM petshell_slot"));
    processes.assertAllExact();
  }

  @Test
  void whenTheOthersHaveEndedItMeanwhileItEndsLikeThem() throws Exception {
    processes.claimAll(Duration.ofMinutes(5));
    Future<BackfillOutcome> cut = processes.start(batches(20), workers(2));
    processes.until("SELECT array_length(members, 1) FROM petshell_share", "2");
    processes
        .pets()
        .execute(
            "BEGIN",
            "UPDATE petshell_slot SET done = TRUE",
            "UPDATE petshell_share SET \"endedAt\" = '2026-02-08T09:11:11Z', \"endedBy\" = number",
            END_CONNECTIONS,
            "COMMIT");
    BackfillOutcome.Completed outcome =
        assertInstanceOf(BackfillOutcome.Completed.class, cut.get());
    assertEquals(PETS, outcome.remaining());
    assertEquals(List.of("1|completed|0"), processes.query(RUNS));
    assertEquals(List.of(OTHERS + "|" + OTHERS), processes.query(SHARES));
  }

  @Test
  void whoHasEndedItStillSweepsOverThePetsThatCameMeanwhile() {
    processes
        .pets()
        .execute(
            "CREATE FUNCTION come() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                + " INSERT INTO \"Pet\" (\"id\", \"name\", \"userId\", \"updatedAt\")"
                + " SELECT 'late', 'Late', min(\"id\"), now() FROM \"User\"; RETURN NEW; END $$",
            "CREATE TRIGGER come AFTER UPDATE OF \"endedAt\" ON petshell_share"
                + " FOR EACH ROW EXECUTE FUNCTION come()");
    cutOffWritesOf("NEW.\"id\" = 'late'", 2);
    BackfillOutcome outcome = processes.run(batches(500), workers(1));
    assertEquals(0, outcome.remaining());
    assertEquals(PETS + 1, outcome.counts().changed());
    assertEquals(List.of("1|completed|" + (PETS + 1)), processes.query(RUNS));
    assertEquals(List.of("1|1"), processes.query(SHARES));
    assertEquals(List.of("5"), processes.query("SELECT last_value + 2 FROM cuts"));
  }

  @Test
  void aLimitThatWasReachedIsNotReachedOnceMore() throws Exception {
    Future<BackfillOutcome> cut = processes.start(limited(10, OptionalLong.of(300)), workers(1));
    processes.until("SELECT \"endedAt\" IS NOT NULL FROM petshell_share", "t");
    processes.query(END_CONNECTIONS);
    assertEquals(PETS - 300, cut.get().remaining());
    assertEquals(List.of("1|completed|300"), processes.query(RUNS));
    assertEquals(List.of("1|1"), processes.query(SHARES));
  }
}

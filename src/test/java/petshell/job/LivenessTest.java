package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.OperatorLock;
import petshell.store.Run;
import petshell.store.RunDao;
import petshell.store.RunOutcome;

class LivenessTest extends OnEveryEngine {
  private static final String HOST = "testhost";
  private static final String STARTED = "2026-02-08T09:11:11.158Z";

  @Test
  void aRunWhoseLockIsFreeIsAbandoned() {
    begin(1, "backfill", HOST);
    assertEquals(RunOutcome.ABANDONED, settled(number -> false).outcome());
    assertEquals(RunOutcome.RUNNING, settled(number -> true).outcome());
  }

  @Test
  void aRunOfAnotherMachineIsOnlyHeldForDeadWhereLocksAreSeenFromAllOfThem() {
    begin(1, "backfill", "elsewhere");
    assertEquals(ofOtherMachine(), settled(number -> false).outcome());
    assertEquals(RunOutcome.RUNNING, settled(number -> true).outcome());
  }

  private RunOutcome ofOtherMachine() {
    return pets.address().engine().services().operatorLocks().seesOtherHosts()
        ? RunOutcome.ABANDONED
        : RunOutcome.RUNNING;
  }

  @Test
  void aRunThatEndsWhileItsLockIsAskedIsNotAbandoned() {
    begin(1, "backfill", HOST);
    Run run =
        settled(
            number -> {
              pets.execute("UPDATE petshell_run SET outcome = 'completed', changed = 7");
              return false;
            });
    assertEquals(RunOutcome.COMPLETED, run.outcome());
    assertEquals("7", run.counts().changed().text());
  }

  @Test
  void theNextRunNotesAllDeadOnesAndSaysWhichItResumes() {
    begin(1, "backfill", HOST);
    begin(2, "backfill", HOST);
    begin(3, "regen", HOST);
    begin(4, "backfill", "elsewhere");
    pets.execute("UPDATE petshell_run SET changed = 5 WHERE number = 2");
    RecordedProgress progress = new RecordedProgress();
    try (Database database = pets.open(Access.WRITE)) {
      new Backfill(
              Operations.on(database, "backfill", new Cancellation(), progress),
              BackfillOptions.DEFAULT)
          .run();
    }
    assertEquals(
        List.of(
            "1|abandoned|" + STARTED + "|null",
            "2|abandoned|" + STARTED + "|null",
            "3|abandoned|" + STARTED + "|null",
            "4|" + ofOtherMachine().text() + "|" + STARTED + "|null"),
        pets.query(
            "SELECT number, outcome, \"heartbeatAt\", \"endedAt\" FROM petshell_run"
                + " WHERE number < 5 ORDER BY number"));
    String newest = ofOtherMachine() == RunOutcome.ABANDONED ? "Run 4" : "Run 2";
    String pets = newest.equals("Run 4") ? "0 pets" : "5 pets";
    assertTrue(
        progress.lines.contains(
            newest + " (started " + STARTED + ") was killed after " + pets + "; continuing."),
        progress.lines.toString());
  }

  @Test
  void aRunIsAliveForAsLongAsItHoldsItsLock() {
    try (Database database = pets.open(Access.WRITE)) {
      Operation operation = Operations.on(database);
      try (OperatorLock lock = RunLog.lock(operation, OperatorLock.Mode.TOGETHER)) {
        RunLog log = RunLog.begin(operation, lock);
        assertEquals(RunOutcome.RUNNING, settled(lock::isAlive).outcome());
        assertEquals(1, log.number());
      }
    }
    assertEquals(
        RunOutcome.ABANDONED,
        settled(pets.address().engine().services().operatorLocks()::isAlive).outcome());
  }

  private Run settled(LongPredicate alive) {
    try (Database database = pets.open(Access.READ)) {
      Run run = database.read(() -> database.dao(RunDao.class).find(1)).orElseThrow();
      return Liveness.settled(run, database, HOST, alive);
    }
  }

  private void begin(int number, String command, String host) {
    pets.execute(
        "INSERT INTO petshell_run (number, command, \"commandLine\", operator, host, process,"
            + " \"toolVersion\", \"generatorVersion\", \"startedAt\", \"heartbeatAt\", outcome) VALUES ("
            + String.format(
                Locale.ROOT,
                "%d, '%s', '%s', 'tester', '%s', 1, '0.1.0', 1, '%s', '%s', 'running')",
                number,
                command,
                command,
                host,
                STARTED,
                STARTED));
  }
}

package petshell.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.OpenOptions;
import petshell.store.StoreException;
import petshell.store.WebAppDatabase;

/** Writes that readers keep from being committed, as SQLite has it outside of WAL mode. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BlockedCommitTest {
  @TempDir Path folder;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicInteger tries = new AtomicInteger();
  private WebAppDatabase pets;

  @BeforeEach
  void migrate() {
    pets = WebAppDatabase.migrated(folder);
  }

  @AfterEach
  void stop() {
    thread.shutdownNow();
  }

  /**
   * The web app's driver leaves a statement open that a lock has stopped, and so goes on reading.
   */
  @Test
  void aReaderThatWantsToWriteItselfIsLetInAndOurWriteIsDoneAgain() throws Exception {
    Future<Integer> ours;
    try (Connection app = pets.connect();
        Statement reading = app.createStatement();
        Statement writing = app.createStatement();
        ResultSet open = reading.executeQuery("SELECT id FROM Pet")) {
      assertTrue(open.next());
      ours = thread.submit(() -> write(Duration.ofMinutes(1)));
      while (!isUnderWay()) {
        assertTrue(!ours.isDone());
      }
      writing.execute("PRAGMA busy_timeout = 0");
      boolean written = false;
      while (!written) {
        written = triesToWrite(writing);
      }
    }
    int last = ours.get();
    assertTrue(last > 1_001, "done once only");
    assertEquals(
        List.of("app|" + last), pets.query("SELECT name, health FROM Pet WHERE rowid = 7"));
    assertEquals(List.of("" + last), pets.query("SELECT health FROM Pet WHERE rowid = 8"));
  }

  private boolean isUnderWay() throws InterruptedException {
    never.await(1, TimeUnit.MILLISECONDS);
    return tries.get() > 0;
  }

  private static boolean triesToWrite(Statement statement) throws SQLException {
    try {
      statement.execute("UPDATE Pet SET name = 'app' WHERE rowid = 7");
      return true;
    } catch (SQLException locked) {
      assertTrue(locked.getMessage().contains("SQLITE_BUSY"), locked.getMessage());
      return false;
    }
  }

  @Test
  void aReaderThatNeverEndsIsReportedAsALockAndNothingIsWritten() throws Exception {
    try (Connection app = pets.connect();
        Statement reading = app.createStatement();
        ResultSet open = reading.executeQuery("SELECT id FROM Pet")) {
      assertTrue(open.next());
      StoreException thrown =
          assertThrows(StoreException.class, () -> write(Duration.ofMillis(400)));
      assertEquals(StoreException.Reason.BUSY, thrown.reason());
      assertTrue(thrown.getMessage().contains(" (waited 400 ms); "), thrown.getMessage());
    }
    assertTrue(tries.get() > 1);
    assertEquals(List.of("0"), pets.query("SELECT count(*) FROM Pet WHERE health > 1000"));
  }

  private int write(Duration busyTimeout) {
    try (Database database =
        Database.open(
            pets.address(),
            new OpenOptions(
                Access.WRITE,
                busyTimeout,
                time -> {
                  try {
                    return never.await(time.toNanos(), TimeUnit.NANOSECONDS);
                  } catch (InterruptedException stopped) {
                    return true;
                  }
                }))) {
      return database.write(
          () -> {
            int mine = 1_000 + tries.incrementAndGet();
            try (Statement statement = database.connection().createStatement()) {
              statement.execute("UPDATE Pet SET health = " + mine + " WHERE rowid IN (7, 8)");
            } catch (SQLException e) {
              throw new IllegalStateException(e);
            }
            return mine;
          });
    }
  }
}

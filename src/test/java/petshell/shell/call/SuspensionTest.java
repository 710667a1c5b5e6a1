package petshell.shell.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.OpenOptions;
import petshell.store.StoreException;
import petshell.store.WebAppDatabase;
import petshell.store.sqlite.SqliteFile;

@Timeout(60)
class SuspensionTest {
  private final AtomicInteger stops = new AtomicInteger();
  private final List<String> shown = Collections.synchronizedList(new ArrayList<>());

  @TempDir Path folder;

  @Test
  void aProcessThatUsesNoDatabaseIsStoppedAtOnce() {
    Suspension suspension = new Suspension(stops::incrementAndGet);
    suspension.showBy(new Recorded());
    suspension.request();
    assertEquals(1, stops.get());
    assertEquals(List.of("stops", "goes on"), shown);
  }

  @Test
  void oneThatUsesADatabaseIsStoppedWhenTheLastUseHasEnded() {
    Suspension suspension = new Suspension(stops::incrementAndGet);
    suspension.showBy(new Recorded());
    suspension.starts();
    suspension.starts();
    suspension.request();
    assertEquals(List.of("waits"), shown);
    suspension.ends();
    assertEquals(0, stops.get());
    suspension.ends();
    assertEquals(1, stops.get());
    assertEquals(List.of("waits", "stops", "goes on"), shown);
    suspension.starts();
    suspension.ends();
    assertEquals(1, stops.get());
  }

  @Test
  void noUseStartsWhileTheProcessIsAboutToStop() throws InterruptedException {
    CountDownLatch stopping = new CountDownLatch(1);
    CountDownLatch goingOn = new CountDownLatch(1);
    Suspension suspension =
        new Suspension(
            () -> {
              stopping.countDown();
              await(goingOn);
            });
    Thread signal = new Thread(suspension::request);
    signal.start();
    stopping.await();
    CountDownLatch started = new CountDownLatch(1);
    Thread work =
        new Thread(
            () -> {
              suspension.starts();
              started.countDown();
            });
    work.start();
    assertFalse(started.await(100, TimeUnit.MILLISECONDS));
    goingOn.countDown();
    assertTrue(started.await(30, TimeUnit.SECONDS));
    signal.join();
    work.join();
  }

  @Test
  void aTerminalThatTakesNoOutputDoesNotKeepTheProcessFromBeingStopped() {
    CountDownLatch never = new CountDownLatch(1);
    Suspension suspension = new Suspension(stops::incrementAndGet);
    suspension.showBy(
        new Recorded() {
          @Override
          public void stops() {
            SuspensionTest.await(never);
          }
        });
    suspension.request();
    assertEquals(1, stops.get());
    never.countDown();
  }

  @Test
  void everyTransactionIsAUseAndLeavesNoneBehindHoweverItEnds() {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    Suspension suspension = new Suspension(() -> stops.addAndGet(isLocked(pets) ? 1_000 : 1));
    try (Database database = open(pets, suspension)) {
      database.write(
          () -> {
            suspension.request();
            return database.read(stops::get);
          });
      assertEquals(1, stops.get());
      database.read(
          () -> {
            suspension.request();
            return 0;
          });
      assertEquals(2, stops.get());
      assertThrows(
          IllegalStateException.class,
          () ->
              database.write(
                  () -> {
                    throw new IllegalStateException("broken");
                  }));
      suspension.request();
      assertEquals(3, stops.get());
    }
    assertThrows(
        StoreException.class,
        () ->
            Database.open(
                new SqliteFile(folder.resolve("none.db")), options(Duration.ZERO, suspension)));
    suspension.request();
    assertEquals(4, stops.get());
  }

  @Test
  void whoWaitsForALockIsStoppedMeanwhile() throws SQLException, InterruptedException {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    CountDownLatch stopped = new CountDownLatch(1);
    Suspension suspension = new Suspension(stopped::countDown);
    try (Connection app = pets.connect();
        Statement statement = app.createStatement();
        Database database = open(pets, suspension)) {
      statement.execute("BEGIN EXCLUSIVE");
      Thread work = new Thread(() -> database.write(() -> 0));
      work.start();
      suspension.request();
      assertTrue(stopped.await(30, TimeUnit.SECONDS));
      statement.execute("COMMIT");
      work.join();
    }
  }

  private static Database open(WebAppDatabase pets, Suspension suspension) {
    return Database.open(pets.address(), options(Duration.ofSeconds(30), suspension));
  }

  private static OpenOptions options(Duration busyTimeout, Suspension suspension) {
    return WebAppDatabase.options(Access.WRITE, busyTimeout).watchedBy(suspension);
  }

  private static boolean isLocked(WebAppDatabase pets) {
    try (Connection app = pets.connect();
        Statement statement = app.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 0");
      statement.execute("BEGIN EXCLUSIVE");
      statement.execute("ROLLBACK");
      return false;
    } catch (SQLException locked) {
      return true;
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private class Recorded implements Suspension.Scene {
    @Override
    public void waits() {
      shown.add("waits");
    }

    @Override
    public void stops() {
      shown.add("stops");
    }

    @Override
    public void goesOn() {
      shown.add("goes on");
    }
  }
}

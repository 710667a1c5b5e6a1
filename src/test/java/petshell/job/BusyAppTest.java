package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.BackfillOutcome;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.OpenOptions;
import petshell.store.RunDao;
import petshell.store.RunOutcome;
import petshell.store.StoreException;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitText;

/** The web app goes on reading and writing while a backfill is at work. */
class BusyAppTest {
  private static final String PETS = "SELECT id, name, health FROM Pet ORDER BY id";
  private static final int WRITES = 300;

  @TempDir Path folder;
  private final ExecutorService app = Executors.newSingleThreadExecutor();
  private final CountDownLatch never = new CountDownLatch(1);
  private WebAppDatabase pets;

  @BeforeEach
  void migrate() {
    pets = WebAppDatabase.migrated(folder);
  }

  @AfterEach
  void stop() {
    app.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void nothingThatTheAppWritesIsLostAndNoPetIsLeftWithoutTraits(String journalMode)
      throws InterruptedException, ExecutionException {
    pets.execute("PRAGMA journal_mode = " + journalMode);
    Map<String, String> expected = new TreeMap<>();
    pets.query(PETS).forEach(row -> expected.put(row.substring(0, row.indexOf('|')), row));
    Cancellation cancellation = new Cancellation();
    CountDownLatch prefix = new CountDownLatch(1);
    RecordedProgress progress =
        new RecordedProgress() {
          @Override
          public void rows(long done, long total, long failed, int batch) {
            prefix.countDown();
            super.rows(done, total, failed, batch);
          }
        };
    Future<?> written =
        app.submit(
            () -> {
              prefix.await();
              write(expected);
              cancellation.request();
              return null;
            });
    BackfillOutcome watched =
        backfill(Duration.ofSeconds(30), Duration.ofMillis(1), cancellation, progress);
    written.get();
    assertEquals(0, watched.counts().failed());
    assertEquals(RunOutcome.INTERRUPTED, outcome());
    BackfillOutcome last = backfill(new Cancellation());
    assertEquals(0, last.remaining());
    assertEquals(List.copyOf(expected.values()), pets.query(PETS));
    for (String row : pets.query("SELECT id, traits FROM Pet")) {
      String id = row.substring(0, row.indexOf('|'));
      assertEquals(id + "|" + TraitText.of(id), row);
    }
  }

  private RunOutcome outcome() {
    try (Database database = pets.open(Access.READ)) {
      return database.read(() -> database.dao(RunDao.class).last(1)).get(0).outcome();
    }
  }

  /** Inserts, changes and deletes pets, and now and then holds the write lock for a while. */
  private void write(Map<String, String> expected) throws SQLException, InterruptedException {
    Random random = new Random(20260208);
    try (Connection connection = pets.connect();
        Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO Pet (id, name, userId, health, updatedAt)"
                    + " SELECT ?, 'new', id, ?, 'now' FROM User LIMIT 1");
        PreparedStatement update =
            connection.prepareStatement("UPDATE Pet SET name = ?, health = ? WHERE id = ?");
        PreparedStatement delete = connection.prepareStatement("DELETE FROM Pet WHERE id = ?")) {
      statement.execute("PRAGMA busy_timeout = 30000");
      for (int i = 0; i < WRITES; i++) {
        List<String> ids = new ArrayList<>(expected.keySet());
        String id = ids.get(random.nextInt(ids.size()));
        switch (random.nextInt(4)) {
          case 0 -> {
            delete.setString(1, id);
            assertEquals(1, delete.executeUpdate());
            expected.remove(id);
          }
          case 1 -> {
            update.setString(1, "renamed " + i);
            update.setInt(2, i);
            update.setString(3, id);
            assertEquals(1, update.executeUpdate());
            expected.put(id, id + "|renamed " + i + "|" + i);
          }
          default -> {
            String added = Integer.toHexString(random.nextInt()) + i;
            insert.setString(1, added);
            insert.setInt(2, i);
            assertEquals(1, insert.executeUpdate());
            expected.put(added, added + "|new|" + i);
          }
        }
        if (i % 100 == 50) {
          statement.execute(i % 200 == 50 ? "BEGIN IMMEDIATE" : "BEGIN EXCLUSIVE");
          never.await(300, TimeUnit.MILLISECONDS);
          statement.execute("COMMIT");
        }
      }
    }
  }

  @Test
  void aLockThatIsHeldForLongerThanTheTimeoutEndsTheRunAndTheNextResumes() throws SQLException {
    try (Connection connection = pets.connect();
        Statement statement = connection.createStatement()) {
      RecordedProgress progress =
          new RecordedProgress() {
            @Override
            public void rows(long done, long total, long failed, int batch) {
              if (lines.isEmpty()) {
                begin(statement);
              }
              super.rows(done, total, failed, batch);
            }
          };
      StoreException busy =
          assertThrows(
              StoreException.class,
              () -> backfill(Duration.ofMillis(50), Duration.ZERO, new Cancellation(), progress));
      assertEquals(StoreException.Reason.BUSY, busy.reason());
      assertEquals(
          "another program has locked the database "
              + pets.file()
              + " (waited 50 ms); try again, or wait longer with --busy-timeout",
          busy.getMessage());
      statement.execute("COMMIT");
    }
    assertEquals(List.of("10"), pets.query("SELECT count(traits) FROM Pet"));
    assertEquals(List.of("10"), pets.query("SELECT changed FROM petshell_run"));
    assertEquals(82, backfill(new Cancellation()).counts().changed());
  }

  private static void begin(Statement statement) {
    try {
      statement.execute("BEGIN IMMEDIATE");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aStopIsHeededWhileALockIsWaitedFor() throws SQLException {
    Cancellation cancellation = new Cancellation();
    try (Connection connection = pets.connect();
        Statement statement = connection.createStatement()) {
      RecordedProgress progress =
          new RecordedProgress() {
            @Override
            public void rows(long done, long total, long failed, int batch) {
              begin(statement);
              Future<?> stopped = app.submit(cancellation::request);
              assertTrue(!stopped.isCancelled());
            }
          };
      BackfillOutcome outcome =
          backfill(Duration.ofHours(1), Duration.ZERO, cancellation, progress);
      assertTrue(outcome instanceof BackfillOutcome.Interrupted);
      statement.execute("COMMIT");
    }
  }

  private BackfillOutcome backfill(Cancellation cancellation) {
    return backfill(Duration.ofSeconds(30), Duration.ZERO, cancellation, new RecordedProgress());
  }

  private BackfillOutcome backfill(
      Duration busyTimeout, Duration watch, Cancellation cancellation, Progress progress) {
    BackfillOptions all = BackfillOptions.DEFAULT;
    BackfillOptions options =
        new BackfillOptions(
            new BatchSize.Fixed(10),
            all.limit(),
            all.pause(),
            false,
            all.maxErrors(),
            all.maxLag(),
            watch.isZero() ? all.watch() : java.util.Optional.of(watch));
    try (Database database =
        Database.open(
            pets.address(), new OpenOptions(Access.WRITE, busyTimeout, cancellation::await))) {
      return new Backfill(Operations.on(database, "backfill", cancellation, progress), options)
          .run();
    }
  }
}

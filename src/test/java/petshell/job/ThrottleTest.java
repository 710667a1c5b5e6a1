package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.WebAppDatabase;
import petshell.store.postgres.PostgresAddress;
import petshell.store.postgres.PostgresServer;

/** A run that waits for a server on which VACUUM is at work. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ThrottleTest {
  private static final Duration LAG = Duration.ofSeconds(5);
  private static final String HELD = "held: VACUUM works on the pets' table";

  private final ExecutorService others = Executors.newSingleThreadExecutor();
  private final RecordedProgress progress = new RecordedProgress();
  private final Cancellation cancellation = new Cancellation();
  private PostgresAddress address;

  @BeforeEach
  void make() throws SQLException {
    address = PostgresServer.get().empty();
    PostgresServer.execute(
        address,
        "CREATE TABLE \"Pet\" (id TEXT PRIMARY KEY);"
            + " INSERT INTO \"Pet\" SELECT i FROM generate_series(1, 50000) i");
  }

  @AfterEach
  void drop() throws SQLException {
    others.shutdownNow();
    PostgresServer.get().drop(address);
  }

  @Test
  void waitsUntilTheReasonIsGone() throws Exception {
    try (Vacuum vacuum = new Vacuum();
        Database database = open()) {
      assertFalse(throttle(database).isStoppedWaiting());
      assertEquals(List.of(), progress.lines);
      vacuum.start(database);
      Future<Boolean> waits = others.submit(throttle(database)::isStoppedWaiting);
      while (progress.lines.size() < 2) {
        assertFalse(cancellation.await(Duration.ofMillis(20)));
      }
      vacuum.stop();
      assertFalse(waits.get());
      assertEquals(List.of(HELD, HELD), progress.lines.subList(0, 2));
    }
  }

  @Test
  void aStopEndsTheWait() throws Exception {
    try (Vacuum vacuum = new Vacuum();
        Database database = open()) {
      vacuum.start(database);
      cancellation.request();
      assertTrue(throttle(database).isStoppedWaiting());
      assertEquals(List.of(HELD), progress.lines);
    }
  }

  @Test
  void theServerIsAskedOnceASecondAtMost() throws Exception {
    try (Vacuum vacuum = new Vacuum();
        Database database = open()) {
      long[] now = {0};
      Throttle throttle =
          new Throttle(
              Operations.on(database, "backfill", cancellation, progress), LAG, () -> now[0]);
      assertFalse(throttle.isStoppedWaiting());
      vacuum.start(database);
      now[0] = Throttle.EVERY.toNanos() - 1;
      assertFalse(throttle.isStoppedWaiting());
      cancellation.request();
      now[0]++;
      assertTrue(throttle.isStoppedWaiting());
    }
  }

  @Test
  void aServerThatCannotBeLookedAtStopsNoRun() throws Exception {
    try (Database database = open()) {
      Throttle throttle = throttle(database);
      PostgresServer.execute(
          address,
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
      assertFalse(throttle.isStoppedWaiting());
      assertEquals(1, progress.lines.size());
      assertTrue(
          progress.lines.get(0).endsWith("; the run goes on without waiting for the server"),
          progress.lines::toString);
    }
  }

  @Test
  void aRunWithoutTheOptionDoesNotWait() throws Exception {
    try (Vacuum vacuum = new Vacuum();
        Database database = open()) {
      vacuum.start(database);
      Operation operation = Operations.on(database, "backfill", cancellation, progress);
      BatchSize size = new BatchSize.Fixed(100);
      assertFalse(new Pace(operation, size, Duration.ZERO).isStoppedBefore());
      cancellation.request();
      assertTrue(new Pace(operation, size, Duration.ZERO, Optional.of(LAG)).isStoppedBefore());
      assertEquals(List.of(HELD), progress.lines);
    }
  }

  private Database open() {
    return Database.open(address, WebAppDatabase.options(Access.WRITE));
  }

  private Throttle throttle(Database database) {
    return new Throttle(
        Operations.on(database, "backfill", cancellation, progress), LAG, System::nanoTime);
  }

  /** A VACUUM that takes its time. */
  private final class Vacuum implements AutoCloseable {
    private final Connection connection = PostgresServer.connect(address);
    private final Statement statement = connection.createStatement();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private CompletableFuture<Boolean> cancelled = CompletableFuture.completedFuture(true);

    Vacuum() throws SQLException {
      statement.execute("SET vacuum_cost_delay = 100; SET vacuum_cost_limit = 1");
    }

    void start(Database database) {
      cancelled = CompletableFuture.supplyAsync(this::vacuum, thread);
      while (database.upkeep().orElseThrow().reasonToWait(LAG).isEmpty()) {
        cancellation.await(Duration.ofMillis(20));
      }
    }

    /** Returns whether it was cancelled. */
    private boolean vacuum() {
      try {
        statement.execute("VACUUM \"Pet\"");
        return false;
      } catch (SQLException refused) {
        return true;
      }
    }

    void stop() throws SQLException {
      statement.cancel();
    }

    @Override
    public void close() throws SQLException {
      stop();
      assertTrue(cancelled.join());
      thread.shutdown();
      connection.close();
    }
  }
}

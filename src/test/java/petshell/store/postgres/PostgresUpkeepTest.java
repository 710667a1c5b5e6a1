package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.Upkeep;
import petshell.store.WebAppDatabase;

/** What a server is seen to be busy with. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PostgresUpkeepTest {
  private static final Duration LAG = Duration.ofSeconds(1);

  private PostgresAddress address;

  /** Makes pets that the server does not vacuum by itself, which would be waited for. */
  @BeforeEach
  void make() throws SQLException {
    address = PostgresServer.get().empty();
    PostgresServer.execute(
        address,
        "CREATE TABLE \"Pet\" (id TEXT PRIMARY KEY, name TEXT)"
            + " WITH (autovacuum_enabled = false);"
            + " INSERT INTO \"Pet\" SELECT i, 'a' FROM generate_series(1, 50000) i");
  }

  @AfterEach
  void drop() throws SQLException {
    PostgresServer.get().drop(address);
  }

  private Database open(PostgresAddress where) {
    return Database.open(where, WebAppDatabase.options(Access.WRITE));
  }

  @Test
  void whereNothingIsBehindNothingIsWaitedFor() {
    try (Database database = open(address)) {
      Upkeep upkeep = database.upkeep().orElseThrow();
      assertEquals(Optional.empty(), upkeep.reasonToWait(LAG));
      assertEquals(Optional.empty(), upkeep.unseen());
    }
  }

  @Test
  void aReplicaThatNoLongerFollowsIsWaitedForUntilItDoes() throws Exception {
    try (Database database = open(address);
        Connection replica = replica(address);
        PGReplicationStream stream = follow(replica)) {
      Upkeep upkeep = database.upkeep().orElseThrow();
      LogSequenceNumber start = stream.getLastReceiveLSN();
      confirm(stream, start);
      String behind = "a replica is more than 1.0 s behind";
      until(
          () -> {
            write();
            return upkeep.reasonToWait(LAG).isPresent();
          });
      assertEquals(Optional.of(behind), upkeep.reasonToWait(LAG));
      until(
          () -> {
            confirm(stream, received(stream));
            return upkeep.reasonToWait(LAG).isEmpty();
          });
    }
  }

  @Test
  void aRoleThatMayNotSeeTheReplicasIsAskedToGetTheRight() throws Exception {
    PostgresServer.execute(address, "CREATE ROLE looks_at_little LOGIN");
    try (Database database = open(as("looks_at_little"));
        Connection replica = replica(address);
        PGReplicationStream stream = follow(replica)) {
      confirm(stream, stream.getLastReceiveLSN());
      Upkeep upkeep = database.upkeep().orElseThrow();
      assertEquals(Optional.empty(), upkeep.reasonToWait(LAG));
      assertEquals(
          Optional.of(
              "Not waited for, because this role may not see it: how far replicas are behind;"
                  + " GRANT pg_monitor lets it."),
          upkeep.unseen());
    } finally {
      PostgresServer.execute(address, "DROP ROLE looks_at_little");
    }
  }

  @Test
  void vacuumOnThePetsIsWaitedForByEveryRole() throws Exception {
    PostgresServer.execute(address, "CREATE ROLE looks_at_vacuum LOGIN");
    ExecutorService others = Executors.newSingleThreadExecutor();
    try (Connection connection = PostgresServer.connect(address);
        Statement vacuum = connection.createStatement();
        Database little = open(as("looks_at_vacuum"));
        Database database = open(address)) {
      vacuum.execute("SET vacuum_cost_delay = 100; SET vacuum_cost_limit = 1");
      Future<Boolean> runs = others.submit(() -> isRefused(vacuum, "VACUUM \"Pet\""));
      Optional<String> reason = Optional.of("VACUUM works on the pets' table");
      Upkeep upkeep = database.upkeep().orElseThrow();
      until(() -> upkeep.reasonToWait(LAG).isPresent());
      assertEquals(reason, upkeep.reasonToWait(LAG));
      assertEquals(reason, little.upkeep().orElseThrow().reasonToWait(LAG));
      vacuum.cancel();
      assertTrue(runs.get());
      assertEquals(Optional.empty(), upkeep.reasonToWait(LAG));
    } finally {
      others.shutdownNow();
      PostgresServer.execute(address, "DROP ROLE looks_at_vacuum");
    }
  }

  @Test
  void anArchiveThatFailsOrFallsBehindIsWaitedFor() throws Exception {
    PostgresServer.get();
    try (EmbeddedPostgres server = PostgresServer.start(false, "archive_mode", "on")) {
      PostgresAddress own = PostgresServer.addressOf(server, "postgres");
      archiveBy(own, "false");
      try (Database database = open(own)) {
        Upkeep upkeep = database.upkeep().orElseThrow();
        PostgresServer.execute(own, "SELECT pg_switch_wal()");
        until(() -> upkeep.reasonToWait(LAG).isPresent());
        assertEquals(Optional.of("the server fails to archive its WAL"), upkeep.reasonToWait(LAG));
        archiveBy(own, "true");
        PostgresServer.execute(own, "SELECT pg_switch_wal()");
        until(() -> upkeep.reasonToWait(LAG).isEmpty());
      }
    }
  }

  @Test
  void deadRowsAreThoseThatWereWrittenOver() throws SQLException {
    try (Database database = open(address)) {
      Upkeep upkeep = database.upkeep().orElseThrow();
      assertEquals(0, upkeep.deadRows());
      PostgresServer.execute(address, "UPDATE \"Pet\" SET name = 'b'");
      until(() -> upkeep.deadRows() > 0);
      assertEquals(50_000, upkeep.deadRows());
    }
  }

  private PostgresAddress as(String role) {
    return new PostgresAddress(
        address.host(),
        address.port(),
        address.database(),
        Optional.of(role),
        Optional.empty(),
        address.properties());
  }

  private void write() {
    try {
      PostgresServer.execute(address, "UPDATE \"Pet\" SET name = 'b' WHERE id = '1'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isRefused(Statement statement, String sql) {
    try {
      statement.execute(sql);
      return false;
    } catch (SQLException refused) {
      return true;
    }
  }

  private static void archiveBy(PostgresAddress where, String command) throws SQLException {
    PostgresServer.execute(where, "ALTER SYSTEM SET archive_command = '" + command + "'");
    PostgresServer.execute(where, "SELECT pg_reload_conf()");
  }

  private static LogSequenceNumber received(PGReplicationStream stream) {
    try {
      ByteBuffer read;
      do {
        read = stream.readPending();
      } while (read != null);
      return stream.getLastReceiveLSN();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void confirm(PGReplicationStream stream, LogSequenceNumber reached) {
    try {
      stream.setFlushedLSN(reached);
      stream.setAppliedLSN(reached);
      stream.forceUpdateStatus();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits, looking now and then. */
  private static void until(BooleanSupplier condition) {
    CountDownLatch never = new CountDownLatch(1);
    while (!condition.getAsBoolean()) {
      try {
        never.await(20, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Connects as a replica does, which says itself how far it is. */
  private static Connection replica(PostgresAddress where) throws SQLException {
    Properties properties = new Properties();
    PGProperty.USER.set(properties, where.user().orElseThrow());
    PGProperty.REPLICATION.set(properties, "true");
    PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "9.4");
    PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
    return DriverManager.getConnection(
        "jdbc:postgresql://" + where.host() + ':' + where.port() + "/postgres", properties);
  }

  private static PGReplicationStream follow(Connection replica) throws SQLException {
    String reached;
    try (Statement statement = replica.createStatement();
        ResultSet system = statement.executeQuery("IDENTIFY_SYSTEM")) {
      system.next();
      reached = system.getString("xlogpos");
    }
    return replica
        .unwrap(PGConnection.class)
        .getReplicationAPI()
        .replicationStream()
        .physical()
        .withStartPosition(LogSequenceNumber.valueOf(reached))
        .withStatusInterval(1, TimeUnit.HOURS)
        .start();
  }
}

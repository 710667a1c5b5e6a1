package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.LockHolder;
import petshell.store.OpenOptions;
import petshell.store.OperatorLock;
import petshell.store.OperatorLock.Mode;
import petshell.store.PetShellException;
import petshell.store.StoreException;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PostgresPoolerTest {
  private static final LockHolder HOLDER =
      new LockHolder(17, "db1", Instant.parse("2026-02-08T09:11:11Z"), "backfill");

  private PostgresAddress server;

  @BeforeEach
  void make() throws SQLException {
    server = PostgresServer.get().empty();
    PostgresServer.execute(server, "CREATE TABLE kept (id int)");
  }

  @AfterEach
  void drop() throws SQLException {
    PostgresServer.get().drop(server);
  }

  private static Database open(PostgresAddress address, Access access) {
    return Database.open(address, new OpenOptions(access, Duration.ofSeconds(1), time -> true));
  }

  private static OperatorLock acquire(PostgresAddress address) {
    return new PostgresOperatorLocks(address)
        .acquire(Mode.TOGETHER, HOLDER, Duration.ZERO, time -> true);
  }

  @Test
  void whoWritesIsRefusedWhereEachTransactionHasAnotherSession() throws IOException {
    try (TinyPooler pooler = new TinyPooler(server, false)) {
      PetShellException refused =
          assertThrows(PetShellException.class, () -> acquire(pooler.address()));
      assertEquals(
          "a pooler gives each transaction another session, in which no lock holds: "
              + pooler.address().label()
              + "; name the server itself, or a pooler that keeps sessions",
          refused.getMessage());
      assertEquals(PetShellException.Kind.REFUSED, refused.kind());
      assertThrows(
          PetShellException.class,
          () -> new PostgresOperatorLocks(pooler.address()).requireUsable());
    }
    acquire(server).close();
  }

  @Test
  void aPoolerThatKeepsSessionsIsAsGoodAsTheServer() throws IOException {
    try (TinyPooler pooler = new TinyPooler(server, true);
        OperatorLock lock = acquire(pooler.address())) {
      lock.markAlive(4);
      lock.requireHeld();
      assertTrue(new PostgresOperatorLocks(server).isAlive(4));
    }
  }

  @Test
  void whoReadsReadsThroughAnyPoolerAndLeavesNothingInItsSessions()
      throws IOException, SQLException {
    try (TinyPooler pooler = new TinyPooler(server, false);
        Database one = open(pooler.address(), Access.READ);
        Database two = open(pooler.address(), Access.READ)) {
      for (int round = 0; round < 20; round++) {
        assertEquals("UTC on", settings(one));
        assertEquals("UTC on", settings(two));
      }
      try (Connection app = PostgresServer.connect(pooler.address());
          Statement statement = app.createStatement()) {
        assertFalse(statement.execute("INSERT INTO kept VALUES (1)"));
      }
    }
  }

  @Test
  void aServerThatIsTooOldIsRefused() throws IOException {
    try (TinyPooler pooler = new TinyPooler(server, true)) {
      pooler.claim("11.22");
      assertEquals(
          pooler.address().label()
              + " is PostgreSQL 11.22, which is too old for petshell; use PostgreSQL 12 or newer",
          assertThrows(StoreException.class, () -> open(pooler.address(), Access.READ))
              .getMessage());
    }
  }

  private static String settings(Database database) {
    return database.read(
        () -> {
          try (PreparedStatement statement =
              database
                  .connection()
                  .prepareStatement(
                      "SELECT current_setting('TimeZone') || ' ' ||"
                          + " current_setting('transaction_read_only') || ? FROM"
                          + " generate_series(1, 1)")) {
            statement.setString(1, "");
            try (ResultSet row = statement.executeQuery()) {
              row.next();
              return row.getString(1);
            }
          } catch (SQLException e) {
            throw database.explain(e);
          }
        });
  }
}

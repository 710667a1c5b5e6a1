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
import java.util.ArrayList;
import java.util.List;
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
import petshell.store.QueryRows;
import petshell.store.RawValue;
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
  void aCursorLeavesNothingPreparedInASessionThatOthersGet() throws IOException, SQLException {
    try (TinyPooler pooler = new TinyPooler(server, false)) {
      for (int round = 0; round < 3; round++) {
        try (Database database = open(pooler.address(), Access.READ)) {
          assertEquals(List.of("1", "2", "3"), database.read(() -> numbers(database)));
          assertEquals(
              "3",
              database.read(() -> query(database, "SELECT count(*) FROM generate_series(1,3)")));
        }
        assertEquals("0", asked(pooler.address(), "SELECT count(*) FROM pg_prepared_statements"));
      }
    }
  }

  private static List<String> numbers(Database database) {
    List<String> found = new ArrayList<>();
    try (PreparedStatement statement =
        database.connection().prepareStatement("SELECT * FROM generate_series(1, 100)")) {
      statement.setFetchSize(2);
      try (ResultSet rows = statement.executeQuery()) {
        while (found.size() < 3 && rows.next()) {
          found.add(rows.getString(1));
        }
      }
      return found;
    } catch (SQLException e) {
      throw database.explain(e);
    }
  }

  private static String query(Database database, String sql) {
    List<String> found = new ArrayList<>();
    database.query(
        sql,
        Duration.ofSeconds(20),
        new QueryRows() {
          @Override
          public void columns(List<String> names) {
            found.clear();
          }

          @Override
          public boolean wantsMore() {
            return true;
          }

          @Override
          public void value(RawValue value) {
            found.add(String.valueOf(value.value()));
          }
        });
    return String.join("|", found);
  }

  private static String asked(PostgresAddress where, String sql) throws SQLException {
    try (Connection connection = PostgresServer.connect(where);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void whoIsRefusedLeavesTheLocksOfOthersInTheSessionsThatItWasGiven()
      throws IOException, SQLException {
    try (TinyPooler pooler = new TinyPooler(server, false)) {
      asked(pooler.address(), "SELECT pg_advisory_lock(4711)");
      assertThrows(PetShellException.class, () -> acquire(pooler.address()));
      assertFalse(new PostgresOperatorLocks(pooler.address()).isAlive(4));
      try (Database database = open(pooler.address(), Access.READ)) {
        assertEquals("1", database.read(() -> query(database, "SELECT 1")));
      }
      assertEquals("1", asked(server, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"));
      assertEquals("0", asked(pooler.address(), "SELECT count(*) FROM pg_prepared_statements"));
    }
  }

  @Test
  void theLockOfASchemaIsTheSameOneThroughAPooler() throws IOException, SQLException {
    PostgresServer.execute(server, "CREATE SCHEMA shop");
    PostgresAddress direct = PostgresServer.inSchema(server, "shop");
    try (TinyPooler pooler = new TinyPooler(direct, true);
        OperatorLock lock = acquire(PostgresServer.inSchema(pooler.address(), "shop"))) {
      lock.requireHeld();
      acquire(server).close();
      PetShellException refused =
          assertThrows(
              PetShellException.class,
              () ->
                  new PostgresOperatorLocks(direct)
                      .acquire(Mode.ALONE, HOLDER, Duration.ZERO, time -> true));
      assertEquals(PetShellException.Kind.FAILED, refused.kind());
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

package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PostgresOperatorLocksTest {
  private static final LockHolder HOLDER =
      new LockHolder(17, "db1", Instant.parse("2026-02-08T09:11:11Z"), "regen a*/b /* ' \" ? é");

  private PostgresAddress address;

  @BeforeEach
  void make() throws SQLException {
    address = PostgresServer.get().empty();
  }

  @AfterEach
  void drop() throws SQLException {
    PostgresServer.get().drop(address);
  }

  private static OperatorLock acquire(PostgresAddress where, Mode mode) {
    return new PostgresOperatorLocks(where).acquire(mode, HOLDER, Duration.ZERO, time -> true);
  }

  private static String refusal(PostgresAddress where) {
    return assertThrows(PetShellException.class, () -> acquire(where, Mode.ALONE)).getMessage();
  }

  @Test
  void whoHoldsTheLockIsNamedWhateverTheCommandHolds() {
    try (OperatorLock lock = acquire(address, Mode.ALONE)) {
      lock.markAlive(1);
      assertEquals(
          "another petshell is writing to this database: pid 17 on db1, since"
              + " 2026-02-08T09:11:11Z: regen a* /b / * ' \" ? é; wait for it, or stop it",
          refusal(address));
    }
  }

  @Test
  void toARoleThatSeesNoStatementsOfOthersTheHolderIsNamedInShort() throws SQLException {
    PostgresServer.execute(address, "DROP ROLE IF EXISTS onlooker");
    PostgresServer.execute(address, "CREATE ROLE onlooker LOGIN PASSWORD 'seen'");
    PostgresAddress other = PostgresServer.as(address, "onlooker", "seen");
    try (OperatorLock lock = acquire(address, Mode.ALONE)) {
      lock.requireHeld();
      String refusal = refusal(other);
      assertTrue(
          refusal.startsWith(
              "another petshell is writing to this database: pid 17 on db1, since"
                  + " 2026-02-08T09:11:11Z"),
          refusal);
    } finally {
      PostgresServer.execute(address, "DROP ROLE onlooker");
    }
  }

  @Test
  void operatorsOfAnotherSchemaAreNotInTheWay() throws SQLException {
    PostgresServer.execute(address, "CREATE SCHEMA other");
    PostgresAddress other = PostgresServer.inSchema(address, "other");
    try (OperatorLock lock = acquire(address, Mode.ALONE);
        OperatorLock inOther = acquire(other, Mode.ALONE)) {
      inOther.markAlive(3);
      assertTrue(inOther.isAlive(3));
      assertFalse(lock.isAlive(3));
    }
  }

  @Test
  void runsWithGreatNumbersAreToldApart() {
    try (OperatorLock lock = acquire(address, Mode.TOGETHER)) {
      lock.markAlive(9_007_199_254_740_990L);
      assertTrue(lock.isAlive(9_007_199_254_740_990L));
      assertFalse(lock.isAlive(9_007_199_254_740_989L));
    }
    assertFalse(new PostgresOperatorLocks(address).isAlive(9_007_199_254_740_990L));
  }

  @Test
  void whatIsWrittenAfterTheLockIsLostIsRolledBack() throws SQLException {
    PostgresServer.execute(address, "CREATE TABLE kept (id int)");
    OpenOptions options = new OpenOptions(Access.WRITE, Duration.ofSeconds(1), time -> true);
    try (Database database = Database.open(address, options)) {
      try (OperatorLock lock = database.lock(Mode.TOGETHER, HOLDER, time -> true)) {
        lock.markAlive(5);
        database.write(() -> insert(database));
        PostgresServer.execute(
            address,
            """
            DO $$ BEGIN
              PERFORM pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory';
              WHILE EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory') LOOP
                PERFORM pg_sleep(0.01);
              END LOOP;
            END $$
            """);
        PetShellException lost =
            assertThrows(PetShellException.class, () -> database.write(() -> insert(database)));
        assertTrue(
            lost.getMessage().startsWith("the lock that keeps other petshells away is lost: "),
            lost.getMessage());
        assertEquals(
            Optional.of("run the command again; it continues where it stopped"), lost.hint());
        assertFalse(new PostgresOperatorLocks(address).isAlive(5));
      }
      assertEquals(1, count(database));
      database.write(() -> insert(database));
      assertEquals(2, count(database));
    }
  }

  private static int insert(Database database) {
    return number(database, "INSERT INTO kept VALUES (1) RETURNING id");
  }

  private static int count(Database database) {
    return database.read(() -> number(database, "SELECT count(*) FROM kept"));
  }

  private static int number(Database database, String sql) {
    try (Statement statement = database.connection().createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
      throw database.explain(e);
    }
  }

  @Test
  void aLockThatIsGivenBackIsFreeAtOnce() {
    for (int round = 0; round < 20; round++) {
      acquire(address, Mode.ALONE).close();
    }
  }

  @Test
  void theSessionsTimeIsUtcAndItWaitsForLocksAsLongAsAsked() throws SQLException {
    OpenOptions options = new OpenOptions(Access.READ, Duration.ofMillis(1234), time -> true);
    try (Connection connection = new PostgresEngine(address).connect(options)) {
      assertEquals("UTC", setting(connection, "TimeZone"));
      assertEquals("1234ms", setting(connection, "lock_timeout"));
      assertEquals("on", setting(connection, "transaction_read_only"));
      assertEquals("petshell", setting(connection, "application_name"));
    }
  }

  @Test
  void theSchemaThatTheAddressNamesIsUsed() throws SQLException {
    PostgresServer.execute(address, "CREATE SCHEMA \"Other \"\"one\"\"\"");
    OpenOptions options = new OpenOptions(Access.WRITE, Duration.ZERO, time -> true);
    PostgresAddress other = PostgresServer.inSchema(address, "Other \"one\"");
    try (Connection connection = new PostgresEngine(other).connect(options)) {
      assertEquals("\"Other \"\"one\"\"\"", setting(connection, "search_path"));
    }
  }

  private static String setting(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_setting('" + name + "')")) {
      row.next();
      return row.getString(1);
    }
  }
}

package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.OpenOptions;
import petshell.store.PetShellException.Kind;
import petshell.store.StoreException;
import petshell.store.StoreException.Reason;

/** What is said of each error that a server can give. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PostgresErrorsTest {
  private static final String SECRET = "s3cret-value";

  private PostgresAddress address;
  private PostgresAddress guest;
  private String role;

  @BeforeEach
  void make() throws SQLException {
    address = PostgresServer.get().empty();
    role = "guest of " + address.database();
    execute("CREATE TABLE \"Pet\" (id text PRIMARY KEY, n int CHECK (n < 10), t jsonb)");
    execute("INSERT INTO \"Pet\" VALUES ('a', 1, '{}')");
    // As newer versions have it by themselves.
    execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    execute("CREATE ROLE " + PostgresSession.quoted(role) + " LOGIN");
    execute("GRANT SELECT ON \"Pet\" TO " + PostgresSession.quoted(role));
    guest = PostgresServer.as(address, role, "unused");
  }

  @AfterEach
  void drop() throws SQLException {
    execute("DROP OWNED BY " + PostgresSession.quoted(role));
    PostgresServer.get().drop(address);
    PostgresServer.execute(
        PostgresServer.get().database("postgres"), "DROP ROLE " + PostgresSession.quoted(role));
  }

  private void execute(String sql) throws SQLException {
    PostgresServer.execute(address, sql);
  }

  private static Database open(PostgresAddress where, Access access) {
    return Database.open(where, new OpenOptions(access, Duration.ofMillis(100), time -> true));
  }

  private static StoreException checked(StoreException thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    assertEquals(1, thrown.getMessage().lines().count(), thrown.getMessage());
    assertFalse(trace.toString().contains(SECRET), trace.toString());
    return thrown;
  }

  private static StoreException refusal(PostgresAddress where, Access access) {
    return checked(assertThrows(StoreException.class, () -> open(where, access).close()));
  }

  private static int run(Database database, String sql) {
    try (Statement statement = database.connection().createStatement()) {
      return statement.execute(sql) ? 1 : 0;
    } catch (SQLException e) {
      throw database.explain(e);
    }
  }

  private static StoreException failure(PostgresAddress where, String sql) {
    try (Database database = open(where, Access.WRITE)) {
      return checked(
          assertThrows(StoreException.class, () -> database.write(() -> run(database, sql))));
    }
  }

  private PostgresAddress at(String url) {
    return PostgresUrl.parse(url, Map.of());
  }

  @Test
  void aClosedPortIsSaidToRefuse() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    String url = "postgresql://ann@localhost:" + port + "/shop";
    StoreException refused = refusal(at(url.replace("ann@", "ann:" + SECRET + "@")), Access.READ);
    assertEquals(
        "cannot reach "
            + url
            + ": connection refused; check the host and the port, and that the server runs",
        refused.getMessage());
    assertEquals(Kind.FAILED, refused.kind());
  }

  @Test
  void anUnknownHostIsSaidToBeNone() {
    assertEquals(
        "cannot reach postgresql://ann@no-host.invalid:5432/shop: no such host; check the host and"
            + " the port, and that the server runs",
        refusal(at("postgresql://ann:" + SECRET + "@no-host.invalid/shop"), Access.READ)
            .getMessage());
  }

  @Test
  void aServerThatDoesNotAnswerIsNotWaitedForForLong() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      PostgresAddress where =
          at(
              "postgresql://ann@localhost:"
                  + silent.getLocalPort()
                  + "/shop?connect_timeout=1&sslmode=disable");
      assertEquals(
          "cannot reach "
              + where.label()
              + ": no answer; check the host and the port, and that the server runs",
          refusal(where, Access.READ).getMessage());
    }
  }

  @Test
  void aMissingDatabaseIsNamed() {
    PostgresAddress missing = address.withDatabase("none");
    assertEquals(
        "there is no database " + missing.label() + "; check the name; init makes a new one",
        refusal(missing, Access.READ).getMessage());
  }

  @Test
  void aMissingRoleIsNamed() {
    PostgresAddress where = PostgresServer.as(address, "nobody", SECRET);
    String message = refusal(where, Access.READ).getMessage();
    assertTrue(
        message.startsWith("user \"nobody\" at " + where.label() + " is not let in: "), message);
  }

  @Test
  void aServerWithoutTlsIsNoPlaceForWhoRequiresIt() {
    PostgresAddress where = at(address.url() + "?sslmode=require&password=" + SECRET);
    String message = refusal(where, Access.READ).getMessage();
    assertTrue(message.startsWith("no TLS with " + where.label() + ": "), message);
  }

  @Test
  void tooManyConnectionsAreSaid() throws SQLException {
    execute("ALTER ROLE " + PostgresSession.quoted(role) + " CONNECTION LIMIT 0");
    String message = refusal(guest, Access.READ).getMessage();
    assertTrue(
        message.startsWith("the server lets no more connections in: " + guest.label()), message);
  }

  @Test
  void whoMayOnlyReadReadsAndIsToldWhatIsMissingToWrite() {
    try (Database database = open(guest, Access.READ)) {
      assertEquals(1, database.read(() -> run(database, "SELECT * FROM \"Pet\"")));
    }
    StoreException refused = failure(guest, "UPDATE \"Pet\" SET n = 2");
    assertEquals(Reason.FILE, refused.reason());
    assertEquals(
        guest.label()
            + ": permission denied for table Pet (\""
            + role
            + "\" lacks INSERT, UPDATE, DELETE on \"Pet\"); have the right granted, or name another"
            + " user in the URL",
        refused.getMessage());
    String noTable = failure(guest, "CREATE TABLE other (id int)").getMessage();
    assertTrue(noTable.contains("\" lacks CREATE on schema \"public\""), noTable);
  }

  @Test
  void whereTransactionsAreReadOnlyNothingIsOpenedToWrite() throws SQLException {
    execute(
        "ALTER ROLE " + PostgresSession.quoted(role) + " SET default_transaction_read_only = on");
    try (Database database = open(guest, Access.READ)) {
      assertEquals(1, database.read(() -> run(database, "SELECT * FROM \"Pet\"")));
    }
    StoreException refused = refusal(guest, Access.WRITE);
    assertEquals(Kind.REFUSED, refused.kind());
    assertEquals(
        "cannot write to "
            + guest.label()
            + ": transactions there are read-only; name the primary server; on it, see"
            + " default_transaction_read_only",
        refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "53100, FILE, the server's disk is full",
    "53200, FILE, the server is out of memory",
    "53300, LOST, the server lets no more connections in",
    "57P01, LOST, the server ended the connection",
    "57P02, LOST, the server ended the connection",
    "57P03, LOST, the server is not ready",
    "25P03, LOST, the server ended the connection",
    "08006, BUSY, a node of the cluster does not answer",
    "XX001, FILE, the database",
    "XX002, FILE, the database",
    "40001, BUSY, another program has locked what is needed",
    "25006, READ_ONLY, cannot write to",
    "XX000, OTHER, postgresql://",
    "P0001, ROW, the database refused the write",
  })
  void eachStateOfTheServerHasItsWords(String state, Reason reason, String beginning) {
    StoreException refused =
        failure(
            address,
            "DO $$ BEGIN RAISE EXCEPTION 'as it said' USING ERRCODE = '" + state + "'; END $$");
    assertEquals(reason, refused.reason());
    assertTrue(refused.getMessage().startsWith(beginning), refused.getMessage());
    assertTrue(
        refused.getMessage().contains("as it said") || state.startsWith("53"),
        refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "ROW, '''', 22P02, UPDATE \"Pet\" SET t = '{\"s3cret-value\"'",
    "ROW, '''', 22P02, UPDATE \"Pet\" SET n = CAST('s3cret-value' AS int)",
    "ROW, '''', 22007, SELECT CAST('s3cret-value' AS timestamp)",
    "ROW, '''', 23514, 'INSERT INTO \"Pet\" VALUES (''s3cret-value'', 11)'",
    "ROW, '''', 23505, 'INSERT INTO \"Pet\" VALUES (''a'', 1, ''{\"a\": \"s3cret-value\"}'')'",
    "ROW, '''', 23502, 'INSERT INTO \"Pet\" VALUES (NULL, 1, ''{\"a\": \"s3cret-value\"}'')'",
    "FILE, '''', 42703, SELECT nothing FROM \"Pet\" WHERE id = 's3cret-value'",
    "FILE, '''', 42P01, SELECT 's3cret-value' FROM nothing",
  })
  void noValueOfARowIsPrinted(Reason reason, String quote, String state, String sql) {
    StoreException refused = failure(address, sql.replace("''", quote.substring(0, 1)));
    assertEquals(reason, refused.reason(), refused.getMessage());
    assertTrue(state.startsWith("2") || refused.getMessage().contains("not"), state);
  }

  @Test
  void noValueOfABatchIsPrinted() throws SQLException {
    try (Database database = open(address, Access.WRITE)) {
      StoreException refused =
          assertThrows(
              StoreException.class,
              () ->
                  database.write(
                      () -> {
                        try (PreparedStatement statement =
                            database
                                .connection()
                                .prepareStatement("INSERT INTO \"Pet\" VALUES (?, ?)")) {
                          statement.setString(1, SECRET);
                          statement.setInt(2, 11);
                          statement.addBatch();
                          return statement.executeBatch();
                        } catch (SQLException e) {
                          throw database.explain(e);
                        }
                      }));
      assertEquals(Reason.ROW, checked(refused).reason());
      assertTrue(refused.getMessage().contains("Pet_n_check"), refused.getMessage());
    }
  }

  @Test
  void aStatementThatTheServersTimeoutStopsIsNotSaidToBeInterrupted() throws SQLException {
    execute("ALTER DATABASE " + address.database() + " SET statement_timeout = '50ms'");
    StoreException stopped = failure(address, "SELECT pg_sleep(10)");
    assertEquals(Reason.FILE, stopped.reason());
    assertTrue(
        stopped.getMessage().startsWith("the server stopped the statement: "),
        stopped.getMessage());
  }

  @Test
  void aLockOfAnotherProgramIsNotWaitedForLongerThanAsked() throws SQLException {
    try (Connection app = PostgresServer.connect(address);
        Statement statement = app.createStatement()) {
      app.setAutoCommit(false);
      statement.execute("UPDATE \"Pet\" SET n = 3");
      StoreException busy = failure(address, "UPDATE \"Pet\" SET n = 4");
      assertEquals(Reason.BUSY, busy.reason());
      assertTrue(busy.getMessage().contains("(waited 100 ms)"), busy.getMessage());
    }
  }

  @Test
  void aConnectionThatTheServerEndsInATransactionIsLostAndNothingIsWritten() throws SQLException {
    StoreException lost =
        failure(
            address,
            "UPDATE \"Pet\" SET n = 5; SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(5)");
    assertEquals(Reason.LOST, lost.reason());
    assertEquals(
        Optional.of("run the command again when it is back; what is committed stays"), lost.hint());
    try (Database database = open(address, Access.READ)) {
      assertEquals(
          1, database.read(() -> run(database, "SELECT 1 / (n % 5) FROM \"Pet\" WHERE n = 1")));
    }
  }

  @Test
  void aTransactionThatIsIdleForTooLongIsEndedByTheServer() throws SQLException {
    execute(
        "ALTER DATABASE "
            + address.database()
            + " SET idle_in_transaction_session_timeout = '50ms'");
    try (Database database = open(address, Access.WRITE)) {
      StoreException ended =
          assertThrows(
              StoreException.class,
              () ->
                  database.write(
                      () -> {
                        run(database, "UPDATE \"Pet\" SET n = 6");
                        untilGone();
                        return run(database, "UPDATE \"Pet\" SET n = 7");
                      }));
      assertEquals(Reason.LOST, checked(ended).reason());
      assertTrue(
          ended.getMessage().startsWith("the server ended the connection: ")
              || ended.getMessage().startsWith("the connection is lost: "),
          ended.getMessage());
    }
  }

  private void untilGone() {
    boolean there = true;
    while (there) {
      try (Connection other = PostgresServer.connect(address);
          Statement statement = other.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "SELECT 1 FROM pg_stat_activity WHERE application_name = 'petshell' AND datname ="
                      + " current_database()")) {
        there = rows.next();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

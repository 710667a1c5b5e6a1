package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import petshell.TestProcess;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.OpenOptions;
import petshell.store.StoreException;
import petshell.store.StoreException.Reason;

/** Whom a server lets in, and what is said to all others. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PostgresAccessTest {
  private static final String RULES =
      """
      host all guarded all scram-sha-256
      hostssl all tls all trust
      host all postgres all trust
      """;

  private static EmbeddedPostgres server;

  @TempDir Path home;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeAll
  static void start() throws IOException, SQLException {
    PostgresServer.get();
    server = PostgresServer.start(false);
    PostgresAddress address = PostgresServer.addressOf(server, "postgres");
    PostgresServer.execute(
        address,
        "SET password_encryption = 'scram-sha-256'; CREATE ROLE guarded LOGIN PASSWORD 's3:cret'");
    PostgresServer.execute(address, "CREATE ROLE tls LOGIN");
    PostgresServer.execute(address, "CREATE ROLE stranger LOGIN");
    Files.writeString(Path.of(asked("SHOW hba_file")), RULES);
    PostgresServer.execute(address, "SELECT pg_reload_conf()");
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void live() {
    environment.put("HOME", home.toString());
  }

  private static String asked(String sql) throws SQLException {
    try (Connection connection =
            PostgresServer.connect(PostgresServer.addressOf(server, "postgres"));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private PostgresAddress address(String user, String query) {
    return PostgresUrl.parse(
        "postgresql://" + user + "@localhost:" + server.getPort() + "/postgres" + query,
        environment);
  }

  private static void open(PostgresAddress address) {
    Database.open(address, new OpenOptions(Access.READ, Duration.ofSeconds(1), time -> true))
        .close();
  }

  private static StoreException refusal(PostgresAddress address) {
    StoreException refused = assertThrows(StoreException.class, () -> open(address));
    assertEquals(1, refused.getMessage().lines().count());
    assertFalse(refused.getMessage().contains("s3"), refused.getMessage());
    return refused;
  }

  @Test
  void thePasswordIsTakenFromTheUrlTheVariableOrTheFile() throws IOException {
    open(address("guarded:s3%3Acret", ""));
    environment.put("PGPASSWORD", "s3:cret");
    open(address("guarded", ""));
    environment.remove("PGPASSWORD");
    Path file = Files.writeString(home.resolve(".pgpass"), "*:*:*:guarded:s3\\:cret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    open(address("guarded", ""));
    open(address("guarded", "").withDatabase("template1"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    StoreException refused = refusal(address("guarded", ""));
    assertTrue(
        refused.getMessage().endsWith("others may read it: chmod 600 " + file),
        refused.getMessage());
  }

  @Test
  void eachHostHasThePasswordOfItsOwnLineInTheFile() throws IOException {
    String port = Integer.toString(server.getPort());
    Path file =
        Files.writeString(
            home.resolve(".pgpass"),
            "localhost:1:*:guarded:of another server\nlocalhost:"
                + port
                + ":*:guarded:s3\\:cret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    String hosts = "postgresql://guarded@localhost:1,localhost:" + port + "/postgres";
    open(PostgresUrl.parse(hosts, environment));
    open(PostgresUrl.parse(hosts + "?target_session_attrs=prefer-standby", environment));
    open(PostgresUrl.parse(hosts + "?load_balance_hosts=random", environment));
    assertEquals(
        "cannot reach postgresql://guarded@localhost:1,localhost:" + port,
        refusal(PostgresUrl.parse(hosts + "?target_session_attrs=standby", environment))
            .getMessage()
            .replaceFirst("/postgres: .*", ""));
    String wrong = "postgresql://guarded@localhost:" + port + ",localhost:1/postgres";
    open(PostgresUrl.parse(wrong, environment));
    Files.writeString(file, "localhost:1:*:guarded:s3\\:cret\n*:*:*:guarded:s3\n");
    assertTrue(
        refusal(PostgresUrl.parse(hosts, environment)).getMessage().startsWith("wrong password"));
  }

  @Test
  void aMissingPasswordIsToldFromAWrongOne() {
    PostgresAddress missing = address("guarded", "");
    assertEquals(
        "no password is given for user \"guarded\" at "
            + missing.label()
            + "; set PGPASSWORD, or put the password into ~/.pgpass",
        refusal(missing).getMessage());
    assertEquals(Reason.PASSWORD, refusal(missing).reason());
    StoreException wrong = refusal(address("guarded:s3", ""));
    assertEquals(
        "wrong password for user \"guarded\" at "
            + missing.label()
            + "; set PGPASSWORD, or put the password into ~/.pgpass",
        wrong.getMessage());
    assertEquals(Reason.FILE, wrong.reason());
    open(missing.withPassword("s3:cret"));
  }

  @Test
  void whomTheServersRulesDoNotNameIsNotLetIn() {
    PostgresAddress stranger = address("stranger", "");
    String message = refusal(stranger).getMessage();
    assertTrue(
        message.startsWith(
            "user \"stranger\" at " + stranger.label() + " is not let in: no pg_hba.conf entry"),
        message);
  }

  @Test
  void tlsIsUsedAsLibpqsModesSay() throws Exception {
    assumeTrue(TestProcess.isInstalled("openssl"), "no openssl to make certificates with");
    Path data = Path.of(asked("SHOW data_directory"));
    certificate(data.resolve("server.key"), data.resolve("server.crt"), "db.example.test");
    Path root = Files.copy(data.resolve("server.crt"), home.resolve("root.crt"));
    Path other = home.resolve("other.crt");
    certificate(home.resolve("other.key"), other, "other.example.test");
    PostgresAddress operator = PostgresServer.addressOf(server, "postgres");
    PostgresServer.execute(operator, "ALTER SYSTEM SET ssl = on");
    PostgresServer.execute(operator, "SELECT pg_reload_conf()");
    assumeTrue(asked("SHOW ssl").equals("on"), "this server is built without TLS");
    open(address("tls", ""));
    open(address("tls", "?sslmode=require"));
    open(address("tls", "?sslmode=verify-ca&sslrootcert=" + root));
    String noTls = refusal(address("tls", "?sslmode=disable")).getMessage();
    assertTrue(noTls.contains("no pg_hba.conf entry"), noTls);
    assertUntrusted("is for another host", "?sslmode=verify-full&sslrootcert=" + root);
    assertUntrusted("is not signed by a root", "?sslmode=verify-ca&sslrootcert=" + other);
    assertUntrusted("is not signed by a root", "?sslmode=require&sslrootcert=" + other);
    assertUntrusted("is not signed by a root", "?sslrootcert=system");
  }

  private void assertUntrusted(String why, String query) {
    String message = refusal(address("tls", query)).getMessage();
    assertTrue(message.contains(": the server's certificate " + why), message);
  }

  private static void certificate(Path key, Path file, String host) throws Exception {
    Process process =
        TestProcess.builder(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                key.toString(),
                "-out",
                file.toString(),
                "-subj",
                "/CN=" + host)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertEquals(0, process.waitFor());
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
  }
}

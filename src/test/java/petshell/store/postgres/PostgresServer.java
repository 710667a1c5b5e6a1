package petshell.store.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import petshell.shell.call.DatabaseName;

/**
 * A real server for tests: the one that the variable {@code PETSHELL_TEST_PG_URL} names, or one
 * that is started for all tests of this process. Tests are skipped where there is neither.
 */
public final class PostgresServer {
  /** Held here, because a logger that nobody holds forgets its level. */
  static final Logger LOGGER = Logger.getLogger("io.zonky.test.db.postgres");

  private static final String VARIABLE = "PETSHELL_TEST_PG_URL";
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ROOM = 1_500_000_000;
  private static final AtomicInteger MADE = new AtomicInteger();
  private static Optional<PostgresServer> running = Optional.empty();
  private static Optional<String> trouble = Optional.empty();

  private final PostgresAddress maintenance;

  private PostgresServer(PostgresAddress maintenance) {
    this.maintenance = maintenance;
  }

  /** Returns the server; the test is skipped where there is none. */
  public static synchronized PostgresServer get() {
    if (running.isEmpty() && trouble.isEmpty()) {
      try {
        running = Optional.of(new PostgresServer(address()));
      } catch (IOException | RuntimeException e) {
        trouble = Optional.of("no PostgreSQL server can be started here: " + e);
      }
    }
    assumeTrue(running.isPresent(), () -> trouble.orElse(""));
    return running.orElseThrow();
  }

  private static PostgresAddress address() throws IOException {
    String named = System.getenv(VARIABLE);
    if (named != null && !named.isBlank()) {
      return (PostgresAddress) DatabaseName.of(named).address();
    }
    EmbeddedPostgres started = start(false);
    return addressOf(started, "postgres");
  }

  /**
   * Starts a server of one's own, for tests that stop or kill it.
   *
   * @param durable whether what is committed outlasts a crash
   * @param settings names and values of the server's other settings, by turns
   */
  public static EmbeddedPostgres start(boolean durable, String... settings) throws IOException {
    Path data = durable ? newData() : inMemory().orElse(newData());
    EmbeddedPostgres.Builder builder = builder(data, durable).setCleanDataDirectory(true);
    for (int i = 0; i < settings.length; i += 2) {
      builder.setServerConfig(settings[i], settings[i + 1]);
    }
    return builder.start();
  }

  /**
   * Returns a folder in memory, where there is room: a test makes a database of some hundred files,
   * which takes a disk longer than the rest of the test.
   */
  private static Optional<Path> inMemory() throws IOException {
    boolean hasRoom =
        Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM;
    return hasRoom
        ? Optional.of(MEMORY.resolve("embedded-pg").resolve(UUID.randomUUID().toString()))
        : Optional.empty();
  }

  /** Returns a folder for the data of a server, which is not there yet. */
  static Path newData() throws IOException {
    return temporary("embedded-pg").resolve(UUID.randomUUID().toString());
  }

  /** Returns what starts a server on new or old data, and leaves them where they are. */
  static EmbeddedPostgres.Builder builder(Path data, boolean durable) throws IOException {
    LOGGER.setLevel(Level.WARNING);
    // In this folder the library removes what servers of killed processes left.
    System.setProperty(
        "ot.epg.working-dir", String.valueOf(Files.createDirectories(data.getParent())));
    return EmbeddedPostgres.builder()
        .setOverrideWorkingDirectory(temporary("petshell-test-postgres").toFile())
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", durable ? "on" : "off")
        .setServerConfig("synchronous_commit", durable ? "on" : "off")
        .setServerConfig("max_connections", "200")
        .setServerConfig("max_wal_size", "256MB")
        .setPGStartupWait(Duration.ofSeconds(60));
  }

  /** Under this name the library finds the servers that killed processes left, and removes them. */
  private static Path temporary(String name) throws IOException {
    return Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")).resolve(name));
  }

  /** Returns where a database of an embedded server is. */
  public static PostgresAddress addressOf(EmbeddedPostgres server, String database) {
    return PostgresUrl.parse(
        "postgresql://postgres@localhost:" + server.getPort() + '/' + database, Map.of());
  }

  /** Returns the server's version, as 18. */
  int version() {
    try (Connection connection = connect(maintenance)) {
      return connection.getMetaData().getDatabaseMajorVersion();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns an address at which no database is; another one each time. */
  public PostgresAddress free() {
    return database("petshell_" + ProcessHandle.current().pid() + '_' + MADE.incrementAndGet());
  }

  /** Returns the address of a database of this server. */
  public PostgresAddress database(String name) {
    return maintenance.withDatabase(name);
  }

  /** Returns the address as another role uses it. */
  static PostgresAddress as(PostgresAddress address, String role, String password) {
    return new PostgresAddress(
        address.hosts(),
        address.database(),
        Optional.of(role),
        address.schema(),
        address.properties(),
        PostgresPassword.of(password),
        address.folder());
  }

  /** Returns the address of another schema. */
  static PostgresAddress inSchema(PostgresAddress address, String schema) {
    return new PostgresAddress(
        address.hosts(),
        address.database(),
        address.user(),
        Optional.of(schema),
        address.properties(),
        address.password(),
        address.folder());
  }

  /** Makes an empty database. */
  public PostgresAddress empty() throws SQLException {
    PostgresAddress address = free();
    execute(maintenance, "CREATE DATABASE " + address.database());
    return address;
  }

  /** Makes a database from another one, to which nobody is connected. */
  public PostgresAddress copyOf(PostgresAddress template) throws SQLException {
    PostgresAddress address = free();
    execute(
        maintenance, "CREATE DATABASE " + address.database() + " TEMPLATE " + template.database());
    return address;
  }

  /** Drops a database and everybody's connections to it. */
  public void drop(PostgresAddress address) throws SQLException {
    // Version 12 has no DROP DATABASE ... WITH (FORCE).
    execute(
        maintenance,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
            + address.database()
            + "'");
    execute(maintenance, "DROP DATABASE IF EXISTS " + address.database());
  }

  /** Runs a statement, as any client of the server. */
  public static void execute(PostgresAddress where, String sql) throws SQLException {
    try (Connection connection = connect(where);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Connects as any other program does. */
  public static Connection connect(PostgresAddress where) throws SQLException {
    return PostgresConnections.open(where, "app");
  }
}

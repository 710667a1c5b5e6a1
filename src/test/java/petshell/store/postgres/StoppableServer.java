package petshell.store.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.stream.Stream;
import petshell.TestProcess;

/** A server that keeps what is committed, however it is stopped, and can be started again. */
public final class StoppableServer implements AutoCloseable {
  /** How a server ends, by the signal for its first process. */
  public enum Stop {
    /** Rolls back what is open, and ends in order. */
    FAST("INT"),
    /** Ends at once; the next start recovers from the log. */
    IMMEDIATE("QUIT"),
    /** Ends without knowing it. */
    KILL("KILL");

    private final String signal;

    Stop(String signal) {
      this.signal = signal;
    }
  }

  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Path data;
  private final PostgresAddress address;
  private EmbeddedPostgres server;

  private StoppableServer(Path data, EmbeddedPostgres server, String database) {
    this.data = data;
    this.server = server;
    this.address = PostgresServer.addressOf(server, database);
  }

  /** Starts one with an empty database; the test is skipped where no server can run. */
  public static StoppableServer start() throws IOException, SQLException {
    PostgresServer.get();
    Path data = PostgresServer.newData();
    EmbeddedPostgres server = PostgresServer.builder(data, true).start();
    PostgresServer.execute(PostgresServer.addressOf(server, "postgres"), "CREATE DATABASE pets");
    return new StoppableServer(data, server, "pets");
  }

  /** Returns where its database is, whether it runs or not. */
  public PostgresAddress address() {
    return address;
  }

  /** Connects to its database under a name that others see. */
  public Connection connect(String name) throws SQLException {
    Connection connection = PostgresServer.connect(address);
    PostgresConnections.execute(connection, "SET application_name = '" + name + "'");
    return connection;
  }

  /** Stops it, and waits until it has ended. */
  public void stop(Stop how) throws IOException, InterruptedException {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    TestProcess.builder("kill", "-" + how.signal, Long.toString(pid)).start().waitFor();
    if (process.isPresent()) {
      try {
        process.get().onExit().get(LONGEST.toSeconds(), TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        throw new IllegalStateException("the server does not end", e);
      }
    }
    // Nothing runs any more, of which the library complains; this gives up the lock on the folder.
    PostgresServer.LOGGER.setLevel(Level.OFF);
    server.close();
    PostgresServer.LOGGER.setLevel(Level.WARNING);
  }

  /** Starts it again on what it has stored. */
  public void startAgain() throws IOException {
    IOException last = new IOException("never tried");
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < deadline) {
      try {
        // What is left of a killed server may hold its memory for a moment.
        server = PostgresServer.builder(data, true).setPort(address.port()).start();
        return;
      } catch (IOException | IllegalStateException e) {
        last = new IOException("the server does not start again", e);
      }
    }
    throw last;
  }

  @Override
  public void close() throws IOException {
    server.close();
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(StoppableServer::delete);
    } catch (UncheckedIOException goneMeanwhile) {
      throw goneMeanwhile.getCause();
    }
  }

  private static void delete(File file) {
    if (!file.delete() && file.exists()) {
      throw new IllegalStateException("cannot delete " + file);
    }
  }
}

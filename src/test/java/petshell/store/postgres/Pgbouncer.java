package petshell.store.postgres;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import petshell.TestProcess;

/** The real pgbouncer before a server, where it is installed. */
public final class Pgbouncer implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final PostgresAddress server;
  private final Path folder;
  private final int port;
  private final Process process;

  private Pgbouncer(PostgresAddress server, Path folder, int port, Process process) {
    this.server = server;
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts it; the test is skipped where it is not installed.
   *
   * @param server a database; all of its server can be reached
   * @param mode how long a client keeps a session: session, transaction or statement
   * @param sessions how many of the server's sessions it hands out
   */
  public static Pgbouncer start(PostgresAddress server, String mode, int sessions)
      throws IOException, InterruptedException {
    assumeTrue(TestProcess.isInstalled("pgbouncer"), "pgbouncer is not installed");
    Path folder = Files.createTempDirectory("petshell-pgbouncer-");
    int port = freePort();
    String settings =
        """
        [databases]
        * = host=%s port=%d user=%s
        [pgbouncer]
        listen_addr = 127.0.0.1
        listen_port = %d
        unix_socket_dir =
        auth_type = any
        pool_mode = %s
        default_pool_size = %d
        """;
    Path file = folder.resolve("pgbouncer.ini");
    Files.writeString(
        file,
        String.format(
            Locale.ROOT,
            settings,
            server.host(),
            server.port(),
            server.user().orElseThrow(),
            port,
            mode,
            sessions));
    List<String> command = new ArrayList<>(List.of("pgbouncer"));
    if (isRoot()) {
      command.addAll(List.of("-u", "nobody"));
    }
    command.add(file.toString());
    Process process =
        TestProcess.builder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Pgbouncer started = new Pgbouncer(server, folder, port, process);
    started.awaitReady();
    return started;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isRoot() throws IOException, InterruptedException {
    Process process = TestProcess.builder("id", "-u").start();
    String user =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    return process.waitFor() == 0 && user.equals("0");
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < deadline) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException notYet) {
        if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
          break;
        }
      }
    }
    String log = Files.readString(folder.resolve("log"));
    close();
    throw new IOException("pgbouncer does not start: " + log);
  }

  /** Returns the address of the same database through it. */
  public PostgresAddress address() {
    return new PostgresAddress(
        "127.0.0.1", port, server.database(), server.user(), server.schema(), server.properties());
  }

  @Override
  public void close() {
    process.destroy();
    try (Stream<Path> files = Files.walk(folder)) {
      process.waitFor();
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

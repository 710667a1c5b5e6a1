package petshell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import petshell.store.WebAppDatabase;
import petshell.store.postgres.PostgresAddress;

/** The real program at work on a database, in a process of its own. */
final class PetShellProcess implements AutoCloseable {
  /** The exit code of a process that was killed: 128 and the number of SIGKILL. */
  static final int KILLED = 137;

  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Process process;
  private final Path lock;
  private final Path out;
  private final Path err;

  private PetShellProcess(Process process, Path lock, Path out, Path err) {
    this.process = process;
    this.lock = lock;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts the program.
   *
   * @param place a folder for what it writes, and for its temporary files
   */
  static PetShellProcess start(Path place, Path database, List<String> words) throws IOException {
    Path lock = database.resolveSibling(database.getFileName() + ".petshell-lock");
    return start(place, database.toString(), lock, words);
  }

  /** Starts the program on a server's database, in a folder for what it writes. */
  static PetShellProcess start(Path place, PostgresAddress database, List<String> words)
      throws IOException {
    return start(place, database.url(), place.resolve("no lock"), words);
  }

  private static PetShellProcess start(Path place, String database, Path lock, List<String> words)
      throws IOException {
    Path out = Files.createTempFile(place, "petshell", ".out");
    Path err = Files.createTempFile(place, "petshell", ".err");
    List<String> arguments = new ArrayList<>(List.of("--db", database));
    arguments.addAll(words);
    List<String> line =
        ProgramAsBuilt.command(List.of("-Xmx96m", "-Djava.io.tmpdir=" + place), arguments);
    Process process =
        TestProcess.builder(line)
            .directory(place.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    process.getOutputStream().close();
    return new PetShellProcess(process, lock, out, err);
  }

  /** Returns whether it has taken the lock of those who write. */
  boolean isAtWork() throws IOException {
    return Files.exists(lock) && Files.readString(lock).contains("pid " + process.pid() + " on ");
  }

  /** Waits until it is at work or has ended. */
  void awaitWork() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + LONGEST.toNanos();
    while (!isAtWork() && !endsWithin(Duration.ofMillis(1))) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("does not begin to work: " + process.info() + err());
      }
    }
  }

  /** Waits until a query of one number gives 1, while it runs. */
  void awaitTrue(WebAppDatabase pets, String condition) throws IOException, InterruptedException {
    while (!pets.query(condition).equals(List.of("1"))) {
      if (endsWithin(Duration.ofMillis(5))) {
        throw new AssertionError("ended before " + condition + ": " + err());
      }
    }
  }

  /** Waits, and returns whether it has ended. */
  boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits for its end and returns the exit code. */
  int exitCode() throws InterruptedException {
    if (!endsWithin(LONGEST)) {
      throw new AssertionError("still running: " + process.info());
    }
    return process.exitValue();
  }

  /** Sends a signal, as {@code INT}. */
  void send(String signal) throws IOException, InterruptedException {
    TestProcess.send(signal, process);
  }

  /** Kills it, and returns its exit code: {@link #KILLED}, or another where it was quicker. */
  int kill() throws InterruptedException {
    process.destroyForcibly();
    return exitCode();
  }

  String out() throws IOException {
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  String err() throws IOException {
    return Files.readString(err, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

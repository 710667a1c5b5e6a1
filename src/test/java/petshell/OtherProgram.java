package petshell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Another program that has a database open, as the web app has, or bytes of a file locked: a
 * process of its own, because the connections of one process share locks and memory. It can be
 * killed.
 */
public final class OtherProgram implements AutoCloseable {
  private static final String DONE = "done";

  private final Process process;
  private final PrintStream statements;
  private final BufferedReader answers;

  private OtherProgram(Process process) {
    this.process = process;
    this.statements = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts it, and has it run statements. */
  public static OtherProgram on(Path database, String... sql) {
    OtherProgram program = start(database.toString());
    program.execute(sql);
    return program;
  }

  /** Starts it, and has it lock bytes of a file for itself alone, as anybody can who may write. */
  public static OtherProgram locking(Path file, long position, long size) {
    return locking(file, position, size, false);
  }

  /** Starts it, and has it lock bytes as somebody does who may only read the file. */
  public static OtherProgram lockingAsReader(Path file, long position, long size) {
    return locking(file, position, size, true);
  }

  private static OtherProgram locking(Path file, long position, long size, boolean shared) {
    OtherProgram program =
        start(
            file.toString(),
            Long.toString(position),
            Long.toString(size),
            Boolean.toString(shared));
    program.awaitDone("lock");
    return program;
  }

  private static OtherProgram start(String... words) {
    List<String> command =
        TestProcess.java(System.getProperty("java.class.path"), OtherProgram.class, "-Xmx64m");
    command.addAll(List.of(words));
    try {
      return new OtherProgram(
          TestProcess.builder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the number of its process. */
  public long pid() {
    return process.pid();
  }

  /** Runs statements, one line each. */
  public void execute(String... sql) {
    for (String statement : sql) {
      statements.println(statement);
      awaitDone(statement);
    }
  }

  private void awaitDone(String what) {
    try {
      String answer = answers.readLine();
      if (!DONE.equals(answer)) {
        throw new IllegalStateException(what + ": " + answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills it as the system does that is out of memory: nothing is put in order. */
  public void kill() {
    process.destroyForcibly();
    await();
  }

  /** Has it close the database and end. */
  @Override
  public void close() {
    statements.close();
    await();
  }

  private void await() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * The other program itself: with a database alone it runs each line of its input, and answers
   * each; with bytes of a file it locks them until its input ends.
   */
  public static void main(String[] arguments) throws SQLException, IOException {
    if (arguments.length > 1) {
      lock(arguments);
      return;
    }
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + Path.of(arguments[0]).toUri())) {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        System.out.println(answer(connection, line));
      }
    }
  }

  private static void lock(String[] arguments) throws IOException {
    boolean shared = Boolean.parseBoolean(arguments[3]);
    StandardOpenOption option = shared ? StandardOpenOption.READ : StandardOpenOption.WRITE;
    try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), option);
        FileLock lock =
            channel.tryLock(Long.parseLong(arguments[1]), Long.parseLong(arguments[2]), shared)) {
      System.out.println(lock == null ? "another has locked it" : DONE);
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  private static String answer(Connection connection, String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      return e.getMessage();
    }
    return DONE;
  }
}

package petshell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Another program that has a database open, as the web app has: a process of its own, because
 * SQLite shares locks and memory between the connections of one process. It can be killed.
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
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-Xmx64m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  OtherProgram.class.getName(),
                  database.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      OtherProgram program = new OtherProgram(process);
      program.execute(sql);
      return program;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs statements, one line each. */
  public void execute(String... sql) {
    for (String statement : sql) {
      statements.println(statement);
      try {
        String answer = answers.readLine();
        if (!DONE.equals(answer)) {
          throw new IllegalStateException(statement + ": " + answer);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
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

  /** The other program itself: runs each line of its input, and answers each. */
  public static void main(String[] arguments) throws SQLException, IOException {
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (Connection connection =
        DriverManager.getConnection("jdbc:sqlite:" + Path.of(arguments[0]).toUri())) {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        System.out.println(answer(connection, line));
      }
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

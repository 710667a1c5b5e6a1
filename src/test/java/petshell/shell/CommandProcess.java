package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import petshell.ProgramAsBuilt;
import petshell.TestProcess;
import petshell.shell.ShellHarness.Result;

/** The real program as a process of its own; what it prints must fit into a pipe. */
final class CommandProcess implements AutoCloseable {
  private final Process process;

  private CommandProcess(Process process) {
    this.process = process;
  }

  /** Starts it on a database. */
  static CommandProcess start(Path database, String... words) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--no-rc", "--db", database.toString()));
    arguments.addAll(List.of(words));
    return start(arguments);
  }

  /** Starts it on a demo database. */
  static CommandProcess startDemo(String... words) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--no-rc", "--demo"));
    arguments.addAll(List.of(words));
    return start(arguments);
  }

  private static CommandProcess start(List<String> arguments) throws IOException {
    List<String> command = ProgramAsBuilt.command(List.of("-Xmx128m"), arguments);
    ProcessBuilder builder = TestProcess.builder(command);
    builder.environment().clear();
    return new CommandProcess(builder.start());
  }

  long pid() {
    return process.pid();
  }

  /** Writes to its standard input, and closes it. */
  CommandProcess reading(String text) throws IOException {
    try (OutputStream input = process.getOutputStream()) {
      input.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return this;
  }

  /** Waits until something has come about, which it must before the process ends. */
  CommandProcess until(BooleanSupplier come) throws InterruptedException {
    while (!come.getAsBoolean()) {
      assertFalse(process.waitFor(20, TimeUnit.MILLISECONDS), "it has ended");
    }
    return this;
  }

  /** Sends a signal, such as INT. */
  CommandProcess send(String signal) throws IOException, InterruptedException {
    TestProcess.send(signal, process);
    return this;
  }

  /** Waits for its end. */
  Result end() throws IOException, InterruptedException {
    assertTrue(process.waitFor(4, TimeUnit.MINUTES), "still running");
    return new Result(
        process.exitValue(),
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8),
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  /** Kills it where it still runs. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}

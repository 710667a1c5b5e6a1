package petshell;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One start of a launcher: its environment holds no more than a test says. */
final class Launch {
  /** What came of it. */
  record Outcome(int exitCode, String out, String err) {}

  private final List<String> command = new ArrayList<>();
  private final Map<String, String> environment = new TreeMap<>();
  private Path folder = Path.of("/");
  private String input = "";

  Launch(Path launcher) {
    command.add(launcher.toString());
    with("PATH", "/usr/bin:/bin");
    with("JAVA_HOME", LauncherFixture.JAVA_HOME.toString());
    with("PETSHELL_START_CACHE", "off");
  }

  Launch with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Launch with(String name, Path value) {
    return with(name, value.toString());
  }

  Launch without(String name) {
    environment.remove(name);
    return this;
  }

  Launch in(Path workingFolder) {
    folder = workingFolder;
    return this;
  }

  /** Sets what the program reads; without it, nothing. */
  Launch reading(String text) {
    input = text;
    return this;
  }

  /** Puts words before the launcher: a shell that starts it, say. */
  Launch through(String... words) {
    command.addAll(0, List.of(words));
    return this;
  }

  /** Starts it with pipes, to be led by the test. */
  Process start(String... words) throws IOException {
    return process(words).start();
  }

  /** Runs it to its end. */
  Outcome run(String... words) throws IOException, InterruptedException {
    Path in = Files.writeString(Files.createTempFile("launch", ".in"), input);
    Path out = Files.createTempFile("launch", ".out");
    Path err = Files.createTempFile("launch", ".err");
    try {
      ProcessBuilder builder = process(words);
      builder.redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
      int exitCode = ended(builder.start());
      return new Outcome(exitCode, text(out), text(err));
    } finally {
      for (Path file : List.of(in, out, err)) {
        Files.delete(file);
      }
    }
  }

  /** Waits for the end and returns the exit code; kills what does not end. */
  static int ended(Process process) throws InterruptedException {
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still running: " + process.info());
    }
    return process.exitValue();
  }

  private ProcessBuilder process(String... words) {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of(words));
    ProcessBuilder builder = TestProcess.builder(line).directory(new File(folder.toString()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}

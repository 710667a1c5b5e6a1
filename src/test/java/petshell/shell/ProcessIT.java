package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import petshell.ProgramAsBuilt;
import petshell.TestProcess;
import petshell.shell.ShellHarness.Result;

@DisabledOnOs(OS.WINDOWS)
class ProcessIT {
  private static final String FILLED = "SELECT COUNT(traits) FROM Pet";

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endWhatStillRuns() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void aSignalStopsTheCommandFile() throws Exception {
    CommandHarness pets = CommandHarness.migrated(folder);
    try (CommandProcess process =
        CommandProcess.start(pets.database().file(), "--quiet", "--keep-going")) {
      process.reading("backfill --batch 10 --pause 24h\nversion\n");
      Result result =
          process
              .until(() -> pets.database().query(FILLED).equals(List.of("10")))
              .send("INT")
              .end();
      assertEquals(130, result.code());
      assertEquals(
          "<stdin>:1: error: backfill --batch 10 --pause 24h ended as interrupted\n", result.err());
      assertEquals("", result.out());
    }
  }

  @Test
  void aLineOfALivePipeRunsBeforeTheNextOneIsThere() throws Exception {
    Process process = start();
    try (OutputStream input = process.getOutputStream();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      input.write("version\n".getBytes(StandardCharsets.UTF_8));
      input.flush();
      assertTrue(out.readLine().startsWith("petshell "));
      input.write("completion bash\n".getBytes(StandardCharsets.UTF_8));
      input.flush();
      assertTrue(out.readLine().startsWith("#"));
    }
    assertEnds(0, "", process);
  }

  @Test
  void aReaderThatHasEnoughIsNoFailure() throws Exception {
    Process process = start();
    try (OutputStream input = process.getOutputStream();
        InputStream out = process.getInputStream()) {
      input.write("completion zsh\n".repeat(100).getBytes(StandardCharsets.UTF_8));
      input.flush();
      assertEquals('#', out.read());
    }
    assertEnds(0, "", process);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsAFailure() throws Exception {
    ProcessBuilder builder = builder("version");
    builder.redirectOutput(new File("/dev/full"));
    Process process = builder.start();
    started.add(process);
    assertEnds(1, "error: the results cannot be written: No space left on device\n", process);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aClosedStandardInputHoldsNoCommands() throws Exception {
    Process process = withoutDescriptors("<&-");
    assertEnds(0, "", process);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aClosedStandardOutputIsAFailureOfWhatOnlyReads() throws Exception {
    Process process = withoutDescriptors(">&-", "version");
    assertEnds(1, "error: the results cannot be written: Bad file descriptor\n", process);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aClosedStandardOutputIsAWarningOfWhatIsDone() throws Exception {
    Process process =
        withoutDescriptors(
            ">&-",
            "--quiet",
            "--format",
            "json",
            "--db",
            CommandHarness.demo(folder).database().file().toString(),
            "migrate");
    assertEnds(
        0,
        "warning: the results cannot be written: Bad file descriptor; the command itself ended as done\n",
        process);
  }

  private Process withoutDescriptors(String closed, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" " + closed, "sh"));
    command.addAll(builder(arguments).command());
    Process process = TestProcess.builder(command).start();
    started.add(process);
    return process;
  }

  @Test
  void textIsUtf8WhateverTheLocaleSays() throws Exception {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database().execute("UPDATE Pet SET name = 'Möhre🐾' WHERE id LIKE '014%'");
    ProcessBuilder builder = builder("--db", pets.database().file().toString());
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    started.add(process);
    try (OutputStream input = process.getOutputStream()) {
      input.write("list-pets --name Möhre🐾 --format csv\n".getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(out.contains(",Möhre🐾,"), out);
    assertEnds(0, "", process);
  }

  private Process start(String... arguments) throws IOException {
    Process process = builder(arguments).start();
    started.add(process);
    return process;
  }

  private static ProcessBuilder builder(String... arguments) throws IOException {
    return TestProcess.builder(ProgramAsBuilt.command(List.of("-Xmx128m"), List.of(arguments)));
  }

  private static void assertEnds(int code, String err, Process process) throws Exception {
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "still running");
    String text = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(err, text);
    assertEquals(code, process.exitValue());
  }
}

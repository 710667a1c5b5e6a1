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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.ProgramAsBuilt;

@DisabledOnOs(OS.WINDOWS)
class ProcessIT {
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endWhatStillRuns() {
    started.forEach(Process::destroyForcibly);
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void aSignalLetsTheCommandCleanUpAndGives130(String signal) throws Exception {
    Process process = start("wait");
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    assertEquals("waiting", out.readLine());
    send(signal, process);
    assertEquals("cleaned up", out.readLine());
    assertEnds(130, "", process);
  }

  @Test
  void aCommandThatDoesNotLookIsLeftAtOnce() throws Exception {
    Process process = start("wait", "--deaf");
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    assertEquals("waiting", out.readLine());
    send("INT", process);
    assertEquals(null, out.readLine());
    assertEnds(130, "", process);
  }

  @Test
  void theSecondSignalAborts() throws Exception {
    Process process = start("wait", "--stubborn");
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    BufferedReader err = process.errorReader(StandardCharsets.UTF_8);
    assertEquals("waiting", out.readLine());
    send("INT", process);
    assertEquals("asked once", err.readLine());
    send("INT", process);
    assertEquals("cleaned up", out.readLine());
    assertEquals(null, err.readLine());
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    assertEquals(130, process.exitValue());
  }

  @Test
  void aSignalStopsTheCommandFile() throws Exception {
    Process process = start("--keep-going");
    try (OutputStream input = process.getOutputStream()) {
      input.write("wait\nshow-pet a\n".getBytes(StandardCharsets.UTF_8));
    }
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    assertEquals("waiting", out.readLine());
    send("INT", process);
    assertEquals("cleaned up", out.readLine());
    assertEquals(null, out.readLine());
    assertEnds(130, "<stdin>:1: error: wait: ended as interrupted\n", process);
  }

  @Test
  void aLineOfALivePipeRunsBeforeTheNextOneIsThere() throws Exception {
    Process process = start();
    try (OutputStream input = process.getOutputStream();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      input.write("show-pet a\n".getBytes(StandardCharsets.UTF_8));
      input.flush();
      assertEquals("pet <a>", out.readLine());
      input.write("show-pet b\n".getBytes(StandardCharsets.UTF_8));
      input.flush();
      assertEquals("pet <b>", out.readLine());
    }
    assertEnds(0, "", process);
  }

  @Test
  void aReaderThatHasEnoughIsNoFailure() throws Exception {
    Process process = start("flood");
    try (InputStream out = process.getInputStream()) {
      assertEquals('l', out.read());
    }
    assertEnds(0, "", process);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsAFailure() throws Exception {
    ProcessBuilder builder = builder("show-pet", "a");
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
  void aClosedStandardOutputIsAFailureOfWhatOnlyLooks() throws Exception {
    Process process = withoutDescriptors(">&-", "show-pet", "a");
    assertEnds(1, "error: the results cannot be written: Bad file descriptor\n", process);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aClosedStandardOutputIsAWarningOfWhatIsDone() throws Exception {
    Process process = withoutDescriptors(">&-", "feed", "1", "a", "--with", "hay");
    assertEnds(
        0,
        "warning: the results cannot be written: Bad file descriptor; the command itself ended as done\n",
        process);
  }

  private Process withoutDescriptors(String closed, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" " + closed, "sh"));
    command.addAll(builder(arguments).command());
    Process process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  @Test
  void textIsUtf8WhateverTheLocaleSays() throws Exception {
    ProcessBuilder builder = builder();
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    started.add(process);
    try (OutputStream input = process.getOutputStream()) {
      input.write("show-pet Möhre🐾\n".getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(
        "pet <Möhre🐾>\n",
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEnds(0, "", process);
  }

  private Process start(String... arguments) throws IOException {
    Process process = builder(arguments).start();
    started.add(process);
    return process;
  }

  private static ProcessBuilder builder(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(ProgramAsBuilt.heedingInterrupts());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(TestMain.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command);
  }

  private static void send(String signal, Process process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start();
    assertEquals(0, kill.waitFor());
  }

  private static void assertEnds(int code, String err, Process process) throws Exception {
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "still running");
    String text = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(err, text);
    assertEquals(code, process.exitValue());
  }
}

package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import petshell.Main;

/** Command files that are no files: what they are is read once, and nobody waits for it in vain. */
@EnabledOnOs(OS.LINUX)
class PipedCommandsIT {
  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void aPipeIsRunByEveryNameThatTheSystemGivesIt() throws Exception {
    assertEnds(0, "pet <a>\n", bash("echo show-pet a | \"$@\" --file /dev/stdin"));
    assertEnds(0, "pet <a>\n", bash("\"$@\" --file <(echo show-pet a)"));
    assertEnds(0, "pet <a>\n", bash("echo script /dev/fd/3 | \"$@\" 3< <(echo show-pet a)"));
    assertEnds(
        0, "pet <a>\n", bash("\"$@\" --file <(echo include /dev/fd/3) 3< <(echo show-pet a)"));
  }

  @Test
  void aFileThatHasNoNameAnyMoreIsRun() throws Exception {
    assertEnds(0, "pet <a>\n", bash("echo show-pet a >c; exec 3<c; rm c; \"$@\" --file /dev/fd/3"));
  }

  @Test
  void fromAPipeFilesAreIncludedFromTheWorkingFolder() throws Exception {
    Files.writeString(folder.resolve("inner.pets"), "show-pet b\n");
    assertEnds(0, "pet <b>\n", bash("\"$@\" --file <(echo include inner.pets)"));
  }

  @Test
  void aPipeToWhichNobodyWritesIsLeftAtASignal() throws Exception {
    Process process = bash("mkfifo never; exec \"$@\" --file never");
    stopWhile(process, "never");
    assertEnds(130, "", process);
  }

  @Test
  void aWaitForTheNextLineIsLeftAtASignal() throws Exception {
    String script =
        "mkfifo live; exec 4<>live; echo status --quiet >live; exec \"$@\" --demo 0<live";
    Process process = bash(script, Main.class.getName());
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); !line.startsWith("next "); line = out.readLine()) {
      assertTrue(process.isAlive());
    }
    send(process);
    assertEnds(130, "", process);
  }

  private void stopWhile(Process process, String pipe) throws Exception {
    Path threads = Path.of("/proc/" + process.pid() + "/task");
    while (process.isAlive() && !isReading(threads)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    assertTrue(process.isAlive(), pipe);
    send(process);
  }

  private static boolean isReading(Path threads) throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
      for (Path one : all) {
        if (Files.readString(one.resolve("comm")).startsWith("petshell-input")) {
          return true;
        }
      }
    }
    return false;
  }

  private static void send(Process process) throws Exception {
    assertEquals(0, new ProcessBuilder("kill", "-TERM", "" + process.pid()).start().waitFor());
  }

  private Process bash(String script) throws IOException {
    return bash(script, TestMain.class.getName());
  }

  private Process bash(String script, String program) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", "-c", script, "bash"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m", "-cp"));
    command.add(absolute(System.getProperty("java.class.path")));
    command.add(program);
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    started.add(process);
    return process;
  }

  private static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void assertEnds(int code, String out, Process process) throws Exception {
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "still running");
    assertEquals(out, new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(code, process.exitValue());
  }
}

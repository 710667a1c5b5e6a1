package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import petshell.Main;

/** Command files that are no files: what they are is read once, and nobody waits for it in vain. */
@EnabledOnOs(OS.LINUX)
class PipedCommandsIT {
  private static final String VERSION = "petshell unreleased\n";

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void aPipeIsRunByEveryNameThatTheSystemGivesIt() throws Exception {
    assertEnds(0, VERSION, bash("echo version | \"$@\" --file /dev/stdin"));
    assertEnds(0, VERSION, bash("\"$@\" --file <(echo version)"));
    assertEnds(0, VERSION, bash("echo script /dev/fd/3 | \"$@\" 3< <(echo version)"));
    assertEnds(0, VERSION, bash("\"$@\" --file <(echo include /dev/fd/3) 3< <(echo version)"));
  }

  @Test
  void aFileThatHasNoNameAnyMoreIsRun() throws Exception {
    assertEnds(0, VERSION, bash("echo version >c; exec 3<c; rm c; \"$@\" --file /dev/fd/3"));
  }

  @Test
  void fromAPipeFilesAreIncludedFromTheWorkingFolder() throws Exception {
    Files.writeString(folder.resolve("inner.pets"), "version\n");
    assertEnds(0, VERSION, bash("\"$@\" --file <(echo include inner.pets)"));
  }

  @Test
  void aPipeToWhichNobodyWritesIsLeftAtASignal() throws Exception {
    Process process = bash("mkfifo never; exec \"$@\" --file never");
    while (process.isAlive() && !BashProcess.hasThread(process, "petshell-input")) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    BashProcess.terminate(process);
    assertEnds(130, "", process);
  }

  @Test
  void aWaitForTheNextLineIsLeftAtASignal() throws Exception {
    String script = "mkfifo live; exec 4<>live; echo status >live; exec \"$@\" --demo 0<live";
    Process process = bash(script);
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder printed = new StringBuilder();
    for (String line = out.readLine(); ; line = out.readLine()) {
      assertNotNull(line, () -> "ended by itself after: " + printed);
      if (line.strip().startsWith("Next ")) {
        break;
      }
      printed.append(line).append('\n');
    }
    BashProcess.terminate(process);
    assertEnds(130, "", process);
  }

  private Process bash(String script) throws IOException {
    Process process = BashProcess.start(folder, script, Main.class);
    started.add(process);
    return process;
  }

  private static void assertEnds(int code, String out, Process process) throws Exception {
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "still running");
    assertEquals(out, new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals(code, process.exitValue());
  }
}

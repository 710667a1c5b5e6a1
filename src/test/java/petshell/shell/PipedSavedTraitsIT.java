package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import petshell.Main;

/** Saved traits that come through a pipe, which can be read but once. */
@EnabledOnOs(OS.LINUX)
class PipedSavedTraitsIT {
  private static final String STORED = "SELECT id || traits FROM Pet ORDER BY id";

  @TempDir Path folder;
  private CommandHarness pets;
  private List<String> saved;
  private Process process;

  @BeforeEach
  void rollBackWhatTheGeneratorDoesNotGive() {
    pets = CommandHarness.filled(folder);
    pets.database().execute("UPDATE Pet SET traits = json_set(traits, '$.bodyColor.h', 0.5)");
    saved = pets.database().query(STORED);
    pets.run("rollback", "--yes");
    pets.run("migrate");
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @Test
  void allOfThemComeBackThroughAPipeOfAnyKind() throws Exception {
    for (String from :
        List.of(
            "gzip -k traits-*.jsonl; \"$@\" --db dev.db backfill --from <(zcat traits-*.gz)",
            "cat traits-*.jsonl | \"$@\" --db dev.db backfill --from /dev/stdin",
            "mkfifo p; cat traits-*.jsonl >p & \"$@\" --db dev.db backfill --from p",
            "\"$@\" --db dev.db backfill --from traits-*.gz")) {
      pets.database().execute("UPDATE Pet SET traits = NULL");
      start(from);
      assertEquals(0, ended(), from);
      assertEquals(saved, pets.database().query(STORED), from);
    }
  }

  @Test
  void aPipeThatEndsEarlyWritesNothing() throws Exception {
    start("\"$@\" --db dev.db backfill --from <(head -n 50 traits-*.jsonl)");
    String printed = printed();
    assertEquals(1, ended());
    assertTrue(printed.contains(":51: this line is missing: 92 pets were saved"), printed);
    assertEquals(List.of("0"), pets.database().query("SELECT count(traits) FROM Pet"));
  }

  @Test
  void whatIsNoSavedTraitsIsReportedInOneLine() throws Exception {
    for (String odd : List.of("/dev/null", "/dev/zero", ".", "dev.db", "none", "<(true)")) {
      start("\"$@\" --db dev.db backfill --from " + odd);
      List<String> printed = printed().lines().toList();
      assertEquals(1, ended(), odd);
      assertEquals(1, printed.size(), odd + printed);
      assertTrue(printed.get(0).startsWith("error: "), printed.toString());
    }
    assertEquals(List.of("0"), pets.database().query("SELECT count(traits) FROM Pet"));
  }

  @Test
  void aPipeToWhichNobodyWritesIsLeftAtASignal() throws Exception {
    start("mkfifo p; echo ready; exec \"$@\" --db dev.db backfill --from p");
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    assertEquals("ready", out.readLine());
    while (process.isAlive() && !BashProcess.hasThread(process, "petshell-input")) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    BashProcess.terminate(process);
    assertEquals(130, ended());
    String printed = out.lines().collect(Collectors.joining("\n"));
    assertTrue(printed.endsWith("interrupted while waiting for p; run it again"), printed);
    assertEquals(List.of("0"), pets.database().query("SELECT count(traits) FROM Pet"));
  }

  private void start(String script) throws IOException {
    process = BashProcess.start(folder, script, Main.class);
  }

  private String printed() throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private int ended() throws InterruptedException {
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "still running");
    return process.exitValue();
  }
}

package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.ShellHarness.Result;

/**
 * What a command has changed stays done, and counts as done, where its result cannot be printed.
 */
class LostResultsTest {
  private static final String LOST = "the results cannot be written: No space left on device";
  private static final String WARNING = "warning: " + LOST + "; the command itself ended as done\n";

  @TempDir Path folder;
  private CommandHarness pets;

  @BeforeEach
  void fillTheDisk() {
    pets =
        CommandHarness.migrated(folder)
            .with("XDG_STATE_HOME", folder.resolve("state").toString())
            .onFullDisk();
  }

  @Test
  void aCommandThatHasChangedSomethingIsDone() throws IOException {
    Result result = pets.run("backfill", "--format", "json");
    assertEquals(0, result.code());
    assertTrue(result.err().endsWith(WARNING), result.err());
    assertEquals(List.of("92"), pets.database().query("SELECT count(traits) FROM Pet"));
    assertEquals(List.of("completed"), lastRun());
    assertEquals(List.of("done"), logged());
  }

  @Test
  void aRollbackIsDone() throws IOException {
    Result result = pets.run("rollback", "--yes");
    assertEquals(0, result.code());
    assertEquals(
        List.of("0"),
        pets.database().query("SELECT count(*) FROM pragma_table_info('Pet') WHERE name='traits'"));
    assertEquals(List.of("completed"), lastRun());
    assertEquals(List.of("done"), logged());
  }

  @Test
  void aCommandThatOnlyReadsHasFailed() {
    for (List<String> looks :
        List.of(List.of("status"), List.of("runs"), List.of("backfill", "--dry-run"))) {
      Result result = pets.run(looks.toArray(String[]::new));
      assertEquals(1, result.code(), looks.toString());
      assertTrue(result.err().endsWith("error: " + LOST + "\n"), result.err());
    }
  }

  @Test
  void aCommandFileContinuesAfterWhatIsDone() throws IOException {
    Path file = Files.writeString(folder.resolve("all.pets"), "backfill\nrollback --yes\nstatus\n");
    Result result = pets.run("--file", file.toString());
    assertEquals(1, result.code());
    assertTrue(result.err().endsWith("FOLDER/all.pets:3: error: " + LOST + "\n"), result.err());
    assertEquals(List.of("done", "done"), logged());
  }

  private List<String> lastRun() {
    return pets.database()
        .query("SELECT outcome FROM petshell_run ORDER BY \"number\" DESC LIMIT 1");
  }

  private List<String> logged() throws IOException {
    return Files.readAllLines(folder.resolve("state/petshell/changes.log")).stream()
        .map(line -> line.split("\t", -1)[1])
        .toList();
  }
}

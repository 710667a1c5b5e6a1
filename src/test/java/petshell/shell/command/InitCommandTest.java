package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness;
import petshell.shell.ShellHarness.Result;

class InitCommandTest {
  @TempDir Path folder;

  @Test
  void aNewDatabaseHasTheWebAppsTablesAndNoPets() {
    Path file = folder.resolve("new.db");
    assertEquals(new Result(0, "Created " + file + ".\n", "Next: migrate\n"), run(file, "init"));
    Result status = run(file, "--format", "json", "status");
    assertTrue(status.out().contains("\"total\": 0,"), status.out());
    assertTrue(status.out().contains("\"column\": false,"), status.out());
  }

  @Test
  void theDemoHasPets() {
    Path file = folder.resolve("new.db");
    assertEquals(
        new Result(
            0,
            """
            {
              "database": "%s",
              "demo": true
            }
            """
                .formatted(file),
            "Next: migrate\n"),
        run(file, "init", "--demo", "--format", "json"));
    Result status = run(file, "--format", "json", "status");
    assertTrue(status.out().contains("\"total\": 92,"), status.out());
  }

  @Test
  void aFileThatIsThereIsNeverTouched() throws IOException {
    CommandHarness pets = CommandHarness.demo(folder);
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(1, "", "error: FOLDER/dev.db already exists; choose another name\n"),
        pets.run("init", "--demo", "--yes"));
    assertEquals(before, pets.files());
    Path empty = Files.createFile(folder.resolve("empty.db"));
    assertEquals(1, run(empty, "init").code());
    assertEquals(0, Files.size(empty));
    assertEquals(1, run(folder, "init").code());
  }

  @Test
  void aMissingFolderIsNamedAndNotMade() {
    Path file = folder.resolve("none/new.db");
    assertEquals(
        new Result(
            1,
            "",
            "error: there is no folder %s; make it first, or name another\n"
                .formatted(file.getParent())),
        run(file, "init"));
    assertFalse(Files.exists(file.getParent()));
  }

  @Test
  void whereOnlyReadingIsAllowedNothingIsMade() {
    Path file = folder.resolve("new.db");
    assertEquals(
        new Result(
            4,
            "",
            "error: cannot run init: the database is open read-only; leave out --read-only\n"),
        run(file, "--read-only", "init"));
    assertFalse(Files.exists(file));
  }

  @Test
  void aThrowAwayDemoIsMadeAndItsPlacePrinted() throws IOException {
    Result result = new ShellHarness().run("--demo", "status");
    Matcher shown =
        Pattern.compile("Demo database: (.+) \\(deleted at the end\\)\n").matcher(result.err());
    assertTrue(shown.matches(), result.err());
    assertTrue(result.out().contains("  Pets    92   none have traits\n"), result.out());
    Path made = Path.of(shown.group(1));
    Files.delete(made);
    Files.delete(made.getParent());
  }

  private static Result run(Path file, String... words) {
    String[] all = new String[words.length + 2];
    all[0] = "--db";
    all[1] = file.toString();
    System.arraycopy(words, 0, all, 2, words.length);
    return new ShellHarness().run(all);
  }
}

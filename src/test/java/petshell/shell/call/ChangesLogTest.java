package petshell.shell.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import petshell.output.Console;
import petshell.output.TerminalFacts;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;

/** The log of the commands that change something. */
class ChangesLogTest {
  private static final String START = "2026-02-08T09:11:11Z\t";

  @TempDir private Path folder;
  private Path logs;
  private CommandHarness pets;

  @BeforeEach
  void migrate() {
    logs = folder.resolve("state").resolve("petshell");
    pets = CommandHarness.migrated(folder).with("XDG_STATE_HOME", logs.getParent().toString());
  }

  @Test
  void whatChangesIsLoggedWithItsOutcomeAndWhatReadsIsNot() throws IOException {
    assertEquals(0, pets.run("backfill", "--limit", "7").code());
    assertEquals(0, pets.run("list-pets").code());
    assertEquals(4, pets.run("regen", "--all").code());
    assertEquals(0, pets.run("regen", "--all", "--yes").code());
    assertEquals(
        line("done", "-", "backfill --limit 7")
            + line("refused", "-", "regen --all")
            + line("done", "-", "regen --all --yes"),
        logged());
  }

  @Test
  void whatOnlyTriesOrIsNeverRunIsNotLogged() {
    assertEquals(0, pets.run("backfill", "--dry-run").code());
    assertEquals(2, pets.run("backfill", "--limit", "many").code());
    assertEquals(2, pets.run("backfil").code());
    assertFalse(Files.exists(logs));
  }

  @Test
  void theCommandsOfAFileAreLoggedWithTheirPlaces() throws IOException {
    Path file = Files.writeString(folder.resolve("a.pets"), "list-pets\nbackfill --batch 30\n");
    assertEquals(0, pets.run("script", file.toString()).code());
    assertEquals(line("done", file + ":2", "backfill --batch 30"), logged());
  }

  @Test
  void textOfUsersCanNeitherEndTheLineNorOrderATerminal() throws IOException {
    assertEquals(1, pets.run("regen", "a\tb\n\u001b[31m\u202e", "x").code());
    assertEquals(line("failed", "-", "regen 'a\\tb\\n\\u001b[31m\\u202e' x"), logged());
  }

  @Test
  void aVeryLongLineIsCut() throws IOException {
    assertEquals(1, pets.run("regen", "x".repeat(9_000)).code());
    assertEquals(line("failed", "-", "regen " + "x".repeat(3_994) + "..."), logged());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void itIsForTheUserAlone() throws IOException {
    pets.run("backfill");
    assertEquals("rwx------", permissions(logs));
    assertEquals("rw-------", permissions(logs.resolve(ChangesLog.NAME)));
  }

  @Test
  void aLogThatCannotBeWrittenIsOneWarningAndNoFailure() throws IOException {
    Files.createDirectories(logs.resolve(ChangesLog.NAME));
    Path file =
        Files.writeString(folder.resolve("a.pets"), "backfill --limit 1\nbackfill --limit 1\n");
    Result result = pets.run("--quiet", "script", file.toString());
    assertEquals(0, result.code());
    assertEquals(
        "warning: cannot write FOLDER/state/petshell/" + ChangesLog.NAME + ": it is a folder\n",
        result.err());
    assertEquals(List.of("2"), pets.database().query("SELECT COUNT(traits) FROM Pet"));
  }

  @Test
  void withoutAHomeNothingIsLoggedNorSaid() {
    Result result = CommandHarness.migrated(folder).run("--quiet", "backfill");
    assertEquals(0, result.code());
    assertEquals("", result.err());
    assertFalse(Files.exists(logs));
  }

  @Test
  void aFileThatHasGrownTooLargeBecomesTheOldOne() throws IOException {
    ChangesLog log = new ChangesLog(Optional.of(logs), 5);
    StringWriter said = new StringWriter();
    Console console =
        new Console(
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(said),
            TerminalFacts.noTerminal(),
            false);
    for (String line : new String[] {"one", "two", "three", "four", "five"}) {
      log.add(line, console);
    }
    assertEquals("three\n", Files.readString(logs.resolve(ChangesLog.OLD_NAME)));
    assertEquals("four\nfive\n", Files.readString(logs.resolve(ChangesLog.NAME)));
    assertEquals("", said.toString());
  }

  @Test
  void aFailedCommandIsLoggedAsFailed() throws IOException {
    pets.database().execute("ALTER TABLE Pet DROP COLUMN traits");
    assertEquals(1, pets.run("backfill").code());
    assertEquals(line("failed", "-", "backfill"), logged());
  }

  private String line(String outcome, String place, String command) {
    String database = pets.database().file().toString();
    return START + String.join("\t", outcome, "tester", database, place, command) + "\n";
  }

  private String logged() throws IOException {
    return Files.readString(logs.resolve(ChangesLog.NAME));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}

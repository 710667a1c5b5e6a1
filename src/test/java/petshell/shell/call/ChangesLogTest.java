package petshell.shell.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import petshell.output.Console;
import petshell.output.TerminalFacts;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness;
import petshell.shell.ShellHarness.Result;

/** The log of the commands that change something. */
class ChangesLogTest {
  private static final String START = "1970-01-01T00:00:00Z\t";

  @TempDir private Path folder;
  private Path logs;
  private Path database;

  @BeforeEach
  void nameFiles() {
    logs = folder.resolve("state").resolve("petshell");
    database = folder.resolve("dev.db");
  }

  @Test
  void whatChangesIsLoggedWithItsOutcomeAndWhatReadsIsNot() throws IOException {
    assertEquals(0, run("fill", "--limit", "7").code());
    assertEquals(0, run("show-pet", "a").code());
    assertEquals(4, run("drop").code());
    assertEquals(0, run("drop", "--yes").code());
    assertEquals(
        line("done", "-", "fill --limit 7")
            + line("refused", "-", "drop")
            + line("done", "-", "drop --yes"),
        logged());
  }

  @Test
  void whatOnlyTriesOrIsNeverRunIsNotLogged() {
    assertEquals(0, run("fill", "--dry-run").code());
    assertEquals(0, run("fill", "-n").code());
    assertEquals(2, run("fill", "--limit", "many").code());
    assertEquals(2, run("fil").code());
    assertFalse(Files.exists(logs));
  }

  @Test
  void theCommandsOfAFileAreLoggedWithTheirPlaces() throws IOException {
    Path file = Files.writeString(folder.resolve("a.pets"), "show-pet a\nfill --batch 3\n");
    assertEquals(0, run("script", file.toString()).code());
    assertEquals(line("done", file + ":2", "fill --batch 3"), logged());
  }

  @Test
  void textOfUsersCanNeitherEndTheLineNorOrderATerminal() throws IOException {
    assertEquals(0, run("feed", "1", "a\tb\n\u001b[31m\u202e", "--with", "x").code());
    assertEquals(line("done", "-", "feed 1 'a\\tb\\n\\u001b[31m\\u202e' --with x"), logged());
  }

  @Test
  void aVeryLongLineIsCut() throws IOException {
    assertEquals(0, run("fill", "--tag", "x".repeat(9_000)).code());
    assertEquals(line("done", "-", "fill --tag " + "x".repeat(3_989) + "..."), logged());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void itIsForTheUserAlone() throws IOException {
    run("fill");
    assertEquals("rwx------", permissions(logs));
    assertEquals("rw-------", permissions(logs.resolve(ChangesLog.NAME)));
  }

  @Test
  void aLogThatCannotBeWrittenIsOneWarningAndNoFailure() throws IOException {
    Files.createDirectories(logs.resolve(ChangesLog.NAME));
    Path file = Files.writeString(folder.resolve("a.pets"), "drop --yes\ndrop --yes\n");
    assertEquals(
        new Result(
            0,
            "dropped\ndropped\n",
            "warning: what is changed is not logged: "
                + logs.resolve(ChangesLog.NAME)
                + ": it is a folder\n"),
        run("script", file.toString()));
  }

  @Test
  void withoutAHomeNothingIsLoggedNorSaid() {
    assertEquals(new Result(0, "dropped\n", ""), new ShellHarness().run("drop", "--yes"));
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
    CommandHarness pets =
        CommandHarness.demo(folder).with("XDG_STATE_HOME", folder.resolve("state").toString());
    assertEquals(1, pets.run("backfill").code());
    assertTrue(logged().endsWith("\t" + database + "\t-\tbackfill\n"), logged());
    assertTrue(logged().startsWith("2026-02-08T09:11:11Z\tfailed\ttester\t"), logged());
  }

  private Result run(String... words) {
    String[] all = new String[words.length + 4];
    all[0] = "--db";
    all[1] = database.toString();
    all[2] = "--operator";
    all[3] = "Mia";
    System.arraycopy(words, 0, all, 4, words.length);
    return new ShellHarness().with("XDG_STATE_HOME", folder.resolve("state").toString()).run(all);
  }

  private String line(String outcome, String place, String command) {
    return START + String.join("\t", outcome, "Mia", database.toString(), place, command) + "\n";
  }

  private String logged() throws IOException {
    return Files.readString(logs.resolve(ChangesLog.NAME));
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}

package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ShellHarness.Result;

/** Global options on either side of the command, and the database as the first word. */
class GlobalOptionsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--db DB --format csv list-pets --limit 1",
        "list-pets --db DB --format csv --limit 1",
        "list-pets --limit 1 --format=csv --db=DB",
        "DB list-pets --limit 1 --format csv",
        "DB --format csv list-pets --limit 1",
        "--format csv DB -- list-pets",
        "--format csv -- DB list-pets",
      })
  void theOrderOfTheWordsDoesNotMatter(String words) {
    CommandHarness pets = CommandHarness.demo(folder).keeping(1);
    Result result = run(pets, words);
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().startsWith("id,name,"), result.out());
    assertEquals(2, result.out().lines().count());
  }

  @Test
  void shortWordsAreTheLongOnes() {
    CommandHarness pets = CommandHarness.filled(folder);
    assertEquals(run(pets, "--help"), run(pets, "-h"));
    assertEquals(run(pets, "help draw"), run(pets, "draw -h"));
    assertEquals(run(pets, "help draw"), run(pets, "-h draw"));
    assertEquals(run(pets, "--version"), run(pets, "-V"));
    assertEquals(run(pets, "--version"), run(pets, "status -V"));
    assertEquals(4, run(pets, "DB rollback --quiet").code());
    assertEquals(new Result(0, "", ""), run(pets, "DB rollback -y -q"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pets.db", "pets.SQLITE", "pets.sqlite3", "./pets", "file:pets"})
  void aMissingDatabaseIsNoUnknownCommand(String name) {
    Result result = new ShellHarness().run(name, "status");
    assertEquals(1, result.code());
    assertTrue(result.err().contains("there is no database "), result.err());
    assertFalse(Files.exists(Path.of(name.replace("file:", ""))));
  }

  @Test
  void anExistingFileIsADatabaseWhateverItsName() throws IOException {
    CommandHarness pets = CommandHarness.demo(folder);
    Path file = Files.move(pets.database().file(), folder.resolve("status"));
    assertEquals(0, new ShellHarness().run(file.toString(), "status").code());
    assertEquals(
        "error: unknown command none; help lists the commands\n",
        new ShellHarness().run("none", "status").err());
    assertTrue(
        new ShellHarness().run("README.md", "status").err().contains("not a SQLite database"));
  }

  @Test
  void aDatabaseAloneReadsCommandsFromStandardInput() {
    CommandHarness pets = CommandHarness.demo(folder).withPets("a");
    String file = pets.database().file().toString();
    assertEquals(new Result(0, "a\n", ""), pets.typing("show-pet a\n").runBare(file).subjects());
  }

  @Test
  void aDatabaseOfACommandMayAlsoBeNamedByItsOwnDemoOption() {
    Path file = folder.resolve("new.db");
    assertEquals(0, new ShellHarness().run("init", "--demo", "--db", file.toString()).code());
    assertTrue(Files.exists(file));
  }

  @Test
  void theJournalHasTheCommandWithoutWhatWasStarted() {
    CommandHarness pets = CommandHarness.migrated(folder);
    assertEquals(0, run(pets, "backfill --db DB --limit 1 -q --operator mia").code());
    assertEquals(
        List.of("backfill --limit 1 -q --operator mia|mia"),
        pets.database()
            .query("SELECT commandLine, operator FROM petshell_run WHERE command = 'backfill'"));
  }

  @Test
  void quietPrintsNothingOnSuccess() {
    CommandHarness pets = CommandHarness.migrated(folder);
    Result nothing = new Result(0, "", "");
    assertEquals(nothing, run(pets, "DB -q backfill"));
    assertEquals(nothing, run(pets, "DB status --quiet"));
    assertEquals(nothing, run(pets, "DB verify --check -q"));
    assertEquals(nothing, run(pets, "-q version"));
    assertEquals(nothing, pets.typing("status\nlist-pets\n").run("-q"));
    assertEquals(nothing, pets.typing("status -q\n").run());
  }

  @Test
  void quietKeepsWhatIsAskedForAndWhatIsWrong() {
    CommandHarness pets = CommandHarness.filled(folder);
    assertTrue(run(pets, "-q DB status --format json").out().startsWith("{"));
    assertTrue(run(pets, "--format json DB status -q").out().startsWith("{"));
    assertTrue(pets.typing("status --format json\nstats\n").run("-q").out().endsWith("\n}\n"));
    assertEquals(run(pets, "--version"), run(pets, "-q --version"));
    assertEquals(run(pets, "status --help"), run(pets, "status --help -q"));
    assertEquals(run(pets, "DB show-pet nobody"), run(pets, "DB show-pet nobody -q"));
    pets.database().execute("UPDATE Pet SET traits = NULL WHERE rowid < 4");
    Result check = run(pets, "DB verify --check --quiet");
    assertEquals(3, check.code());
    assertEquals(run(pets, "DB verify --check").out(), check.out());
  }

  @Test
  void quietWritesFilesAsEver() {
    CommandHarness pets = CommandHarness.filled(folder);
    Path picture = folder.resolve("a.svg");
    String id = pets.database().query("SELECT MIN(id) FROM Pet").get(0);
    assertEquals(new Result(0, "", ""), run(pets, "DB draw " + id + " -q --out " + picture));
    assertTrue(Files.exists(picture));
  }

  private static Result run(CommandHarness pets, String words) {
    String[] all = words.replace("DB", pets.database().file().toString()).split(" ");
    return pets.runBare(all);
  }
}

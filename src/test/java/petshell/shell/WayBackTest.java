package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ShellHarness.Result;
import petshell.shell.line.Variables;
import petshell.shell.line.WordScanner;

/** Every way back of the table in the page about safety, by the commands that are given there. */
class WayBackTest {
  @TempDir Path folder;
  private CommandHarness pets;

  /** Traits of every kind, so that none of them could be generated again by mistake. */
  @BeforeEach
  void makeManyKindsOfTraits() {
    pets = CommandHarness.filled(folder);
    pets.database()
        .execute(
            "UPDATE Pet SET traits = NULL WHERE rowid % 9 = 1",
            "UPDATE Pet SET traits = traits || ' ' WHERE rowid % 9 = 2",
            "UPDATE Pet SET traits = '{' WHERE rowid % 9 = 3",
            "UPDATE Pet SET traits = (SELECT traits FROM Pet WHERE rowid = 5) WHERE rowid % 9 = 4");
  }

  @Test
  void fromMigrateByRollback() {
    CommandHarness demo = CommandHarness.demo(folder);
    List<String> before = appSchema(demo);
    done(demo, "migrate");
    assertNotEquals(before, appSchema(demo));
    done(demo, "rollback", "--yes");
    assertEquals(before, appSchema(demo));
  }

  @Test
  void fromBackfillByRollback() {
    CommandHarness demo = CommandHarness.demo(folder);
    String pet = "SELECT id, name, userId, health, createdAt FROM Pet ORDER BY id";
    List<String> schema = appSchema(demo);
    List<String> before = demo.database().query(pet);
    done(demo, "migrate");
    done(demo, "backfill");
    done(demo, "rollback", "--yes");
    assertEquals(before, demo.database().query(pet));
    assertEquals(schema, appSchema(demo));
  }

  @Test
  void fromRegenByUndoAndFromUndoByUndo() {
    List<String> before = traits();
    done(pets, "regen", "--all", "--yes");
    List<String> after = traits();
    assertNotEquals(before, after);
    done(pets, "undo", "3", "--yes");
    assertEquals(before, traits());
    done(pets, "undo", "4", "--yes");
    assertEquals(after, traits());
  }

  @Test
  void fromEnforceByRelaxAndBack() {
    done(pets, "regen", "--all", "--yes");
    List<String> before = appSchema(pets);
    done(pets, "enforce");
    List<String> enforced = appSchema(pets);
    assertNotEquals(before, enforced);
    done(pets, "relax", "--yes");
    assertEquals(before, appSchema(pets));
    done(pets, "enforce");
    assertEquals(enforced, appSchema(pets));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "two words",
        "it's",
        "a\"b",
        "it's $HOME `x` \\",
        "Möhre 🐾",
        "#${x}",
        "-f"
      })
  void fromRollbackByWhatItPrints(String name) throws IOException {
    Path place = Files.createDirectory(folder.resolve(name));
    Path file = Files.copy(pets.database().file(), place.resolve("dev.db"));
    pets = CommandHarness.at(file);
    String valid = "SELECT id, traits FROM Pet WHERE rowid % 9 NOT IN (1, 3) ORDER BY id";
    List<String> before = pets.database().query(valid);
    Result rolledBack = done(pets, "rollback", "--yes");
    String journal = value(done(pets, "runs", "3", "--format", "vertical").out(), "Message");
    List<String> commands = commands(rolledBack.err(), "To undo this: ");
    assertEquals(commands, commands(journal, "the way back: "));
    assertEquals(2, commands.size());
    assertEquals("migrate", next());
    Result migrated = follow(commands.get(0));
    assertEquals(commands.get(1), commands(migrated.err(), "Next: ").get(0));
    assertEquals(commands.get(1), next());
    follow(commands.get(1));
    assertEquals(before, pets.database().query(valid));
    assertEquals("", next());
  }

  @Test
  void fromAnEnforcedDatabaseByWhatARollbackPrints() {
    done(pets, "regen", "--all", "--yes");
    done(pets, "enforce");
    List<String> schema = appSchema(pets);
    List<String> before = traits();
    Result last = done(pets, "rollback", "--count", "1", "--yes");
    commands(last.err(), "To undo this: ").forEach(this::follow);
    assertEquals(schema, appSchema(pets));
    Result all = done(pets, "rollback", "--to", "journal", "--yes");
    commands(all.err(), "To undo this: ").forEach(this::follow);
    assertEquals(schema, appSchema(pets));
    assertEquals(before, traits());
  }

  @Test
  void fromABackfillOverSavedTraitsByWhatItsWarningPrints() {
    String valid = "SELECT id, traits FROM Pet WHERE rowid % 9 NOT IN (1, 3) ORDER BY id";
    List<String> before = pets.database().query(valid);
    done(pets, "rollback", "--yes");
    done(pets, "migrate");
    Result backfill = done(pets, "backfill");
    assertTrue(
        backfill.err().startsWith("warning: 31 of 81 traits that run 3 saved differ from what the"),
        backfill.err());
    assertNotEquals(before, pets.database().query(valid));
    String command = commands(backfill.err().split(" \\(later", 2)[0], "to restore them: ").get(0);
    Result left = pets.run(words(command));
    assertEquals(3, left.code());
    assertTrue(
        left.err()
            .endsWith(
                "warning: 21 pets have other traits than the saved ones and were left alone; --replace writes the saved ones, and undo puts the others back\n"),
        left.err());
    assertNotEquals(before, pets.database().query(valid));
  }

  @Test
  void savedTraitsReplaceGeneratedOnesAndUndoTakesThatBack() {
    String valid = "SELECT id, traits FROM Pet WHERE rowid % 9 NOT IN (1, 3) ORDER BY id";
    List<String> before = pets.database().query(valid);
    done(pets, "rollback", "--yes");
    done(pets, "migrate");
    done(pets, "backfill");
    List<String> generated = traits();
    String command = value(done(pets, "status", "--format", "vertical").out(), "Saved");
    command = here(command.substring(command.indexOf("backfill")));
    assertEquals(4, pets.run(words(command)).code());
    assertEquals(3, pets.run(words(command.replace(" --replace", " --dry-run"))).code());
    assertEquals(0, pets.run(words(command + " --dry-run")).code());
    assertEquals(generated, traits());
    Result replaced = done(pets, words(command + " --yes"));
    assertEquals(before, pets.database().query(valid));
    follow(commands(replaced.err(), "Undo with: ").get(0) + " --yes");
    assertEquals(generated, traits());
  }

  @Test
  void fromUninstallByWhatItPrintsWhereARollbackHasSavedTraits() {
    String valid = "SELECT id, traits FROM Pet WHERE rowid % 9 NOT IN (1, 3) ORDER BY id";
    List<String> before = pets.database().query(valid);
    done(pets, "rollback", "--yes");
    Result uninstalled = done(pets, "uninstall", "--yes");
    commands(uninstalled.err(), "To undo all: ").forEach(this::follow);
    assertEquals(before, pets.database().query(valid));
  }

  @Test
  void anEnforceThatCannotBeNamesTheSavedTraits() {
    done(pets, "rollback", "--yes");
    done(pets, "migrate");
    String error = pets.run("enforce").err();
    String command = error.substring(error.indexOf("run backfill --from") + 4);
    List<String> steps = List.of(command.split(" and | first", -1));
    follow(here(steps.get(0)));
    done(pets, words(steps.get(1) + " --yes"));
    done(pets, "enforce");
  }

  @Test
  void atATerminalABackfillOverSavedTraitsAsks() {
    done(pets, "rollback", "--yes");
    done(pets, "migrate");
    Result kept = pets.onTerminal().typing("n\n").run("backfill");
    assertEquals(4, kept.code());
    assertTrue(
        kept.err().contains("Generate other traits for these pets anyway? [y/N] "), kept.err());
    assertEquals(List.of("0"), pets.database().query("SELECT count(traits) FROM Pet"));
    assertEquals(0, pets.typing("y\n").run("backfill").code());
    assertEquals(List.of("92"), pets.database().query("SELECT count(traits) FROM Pet"));
  }

  @Test
  void whereTheSavedFileIsGoneThatIsSaid() throws IOException {
    done(pets, "rollback", "--yes");
    done(pets, "migrate");
    Path moved = Files.move(only("traits-before-rollback-*.jsonl"), folder.resolve("moved"));
    Result status = done(pets, "status", "--format", "vertical");
    assertEquals("backfill", value(status.out(), "Next"));
    assertTrue(
        value(status.out(), "Saved").matches(".*: FOLDER/traits-before\\S+ is gone"), status.out());
    Result look = done(pets, "backfill", "--dry-run");
    assertTrue(
        look.err().contains(", which is gone, and restore it with backfill --from"), look.err());
    done(pets, "backfill", "--from", moved.toString());
    assertEquals("", next());
  }

  @Test
  void fromUninstallByTheBackupMadeBefore() throws IOException {
    done(pets, "regen", "--all", "--yes");
    List<String> before = traits();
    List<String> runs = pets.database().query("SELECT * FROM petshell_run");
    Path copy = folder.resolve("copy.db");
    done(pets, "backup", copy.toString());
    done(pets, "rollback", "--yes");
    done(pets, "uninstall", "--yes");
    goBackTo(copy);
    assertEquals(before, traits());
    assertEquals(runs, pets.database().query("SELECT * FROM petshell_run"));
    done(pets, "verify", "--check");
    done(pets, "undo", "3", "--yes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-wal", "-shm", "-journal"})
  void toABackupOnlyWhereNoneOfTheOldFilesIsLeft(String ending) throws IOException {
    List<String> before = traits();
    Path copy = folder.resolve("copy.db");
    done(pets, "backup", copy.toString());
    pets.database().execute("UPDATE Pet SET traits = NULL");
    Path left = Files.writeString(folder.resolve("dev.db" + ending), "of the old database");
    Files.move(pets.database().file(), folder.resolve("old.db"));
    Result refused = copyBack(copy);
    assertEquals(
        "error: a file left by an older database would break the new one: FOLDER/"
            + left.getFileName()
            + "; move it away, or name another file\n",
        refused.err());
    assertEquals(1, refused.code());
    assertFalse(Files.exists(pets.database().file()));
    Files.move(left, folder.resolve("old.db" + ending));
    assertEquals(0, copyBack(copy).code());
    assertEquals(before, traits());
  }

  /** As the page about safety says. */
  private void goBackTo(Path copy) throws IOException {
    Path database = pets.database().file();
    Files.move(database, folder.resolve("old.db"));
    for (String ending : List.of("-wal", "-shm", "-journal")) {
      Path next = folder.resolve(database.getFileName() + ending);
      if (Files.exists(next)) {
        Files.move(next, folder.resolve("old.db" + ending));
      }
    }
    Result result = copyBack(copy);
    assertEquals(0, result.code(), result.err());
  }

  private Result copyBack(Path copy) {
    return pets.runBare("--db", copy.toString(), "backup", pets.database().file().toString());
  }

  private List<String> traits() {
    return pets.database().query("SELECT id || coalesce(traits, '') FROM Pet ORDER BY id");
  }

  private static List<String> appSchema(CommandHarness database) {
    return database
        .database()
        .query(
            "SELECT name, sql FROM sqlite_master"
                + " WHERE tbl_name NOT LIKE 'petshell%' AND tbl_name NOT LIKE 'DATABASE%'"
                + " ORDER BY 1");
  }

  private Path only(String glob) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
      return files.iterator().next();
    }
  }

  private static Result done(CommandHarness database, String... words) {
    Result result = database.run(words);
    assertEquals(0, result.code(), result.err());
    return result;
  }

  /** Returns the commands of a line, as a reader would type them. */
  private List<String> commands(String text, String start) {
    String line =
        text.lines()
            .filter(one -> one.contains(start))
            .findFirst()
            .orElseThrow(() -> new AssertionError(text));
    String commands = here(line.substring(line.indexOf(start) + start.length()));
    return List.of(commands.split(", then ", -1));
  }

  /** The harness has put a word in place of the folder. */
  private String here(String text) {
    return text.replace("FOLDER", pets.database().file().getParent().toString());
  }

  /**
   * Returns the next command; restored traits that are not the generator's are no reason for one.
   */
  private String next() {
    String next = value(done(pets, "status", "--format", "vertical").out(), "Next");
    return next.startsWith("nothing") || next.startsWith("regen --state drifted") ? "" : here(next);
  }

  private static String value(String sections, String name) {
    return sections
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(name + " "))
        .map(line -> line.substring(name.length()).strip())
        .findFirst()
        .orElseThrow(() -> new AssertionError(sections));
  }

  private Result follow(String command) {
    return done(pets, words(command));
  }

  private static String[] words(String command) {
    return WordScanner.read(command, Variables.none()).toArray(String[]::new);
  }
}

package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.ShellHarness.Result;

/** Every way back of the README's table of safety, by the commands that stand there. */
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

  @Test
  void fromRollbackByMigrateAndBackfillFromTheSavedFile() throws IOException {
    String valid = "SELECT id, traits FROM Pet WHERE rowid % 9 NOT IN (1, 3) ORDER BY id";
    List<String> before = pets.database().query(valid);
    done(pets, "rollback", "--yes");
    done(pets, "migrate");
    String file = only("traits-before-rollback-*.jsonl").toString();
    Result preview = pets.run("backfill", "--from", file, "--dry-run");
    assertEquals(
        "would take back the traits of 71 pets, 21 of them other than the generator gives; 10 saved"
            + " values are invalid, 0 pets are gone\ndry run, nothing was written\n",
        preview.err());
    assertEquals(List.of("0"), pets.database().query("SELECT count(traits) FROM Pet"));
    done(pets, "backfill", "--from", file);
    assertEquals(before, pets.database().query(valid));
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
    Files.move(copy, pets.database().file(), StandardCopyOption.REPLACE_EXISTING);
    assertEquals(before, traits());
    assertEquals(runs, pets.database().query("SELECT * FROM petshell_run"));
    done(pets, "verify", "--check");
    done(pets, "undo", "3", "--yes");
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

  private static void done(CommandHarness database, String... words) {
    Result result = database.run(words);
    assertEquals(0, result.code(), result.err());
  }
}

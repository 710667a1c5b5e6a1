package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import petshell.shell.ShellHarness.Result;
import petshell.trait.TraitGenerator;
import petshell.trait.TraitJson;

/** Databases whose triggers, views, columns and indexes are the code of somebody who means harm. */
class HostileSchemaTest {
  private static final Set<Integer> ENDS = Set.of(0, 1, 3, 4);
  private static final String PETS = "SELECT id, name, userId, hunger FROM Pet ORDER BY id";

  @TempDir Path folder;
  @TempDir Path elsewhere;

  /** What is in the database in addition to the app's own; all pets stay with every one of them. */
  private enum Schema {
    VIEW_IN_PLACE_OF_THE_JOURNAL("CREATE VIEW petshell_run AS SELECT 1 AS number"),
    VIEW_IN_PLACE_OF_THE_LEDGER("CREATE VIEW DATABASECHANGELOG AS SELECT 'journal' AS ID"),
    TRIGGER_THAT_REFUSES(
        "CREATE TRIGGER t BEFORE UPDATE ON Pet BEGIN SELECT RAISE(ABORT, 'no\u001b[2J'); END"),
    TRIGGER_THAT_ENDS_THE_TRANSACTION(
        "CREATE TRIGGER t BEFORE UPDATE ON Pet BEGIN SELECT RAISE(ROLLBACK, 'no'); END"),
    TRIGGER_THAT_LEAVES_THE_ROW_OUT(
        "CREATE TRIGGER t BEFORE UPDATE ON Pet BEGIN SELECT RAISE(IGNORE); END"),
    TRIGGER_THAT_LOADS_CODE(
        "CREATE TRIGGER t AFTER UPDATE ON Pet BEGIN SELECT load_extension('harm.so'); END"),
    TRIGGER_THAT_TAKES_ALL_MEMORY(
        "CREATE TRIGGER t AFTER UPDATE ON Pet BEGIN SELECT hex(zeroblob(500000001)); END"),
    TRIGGER_THAT_TAKES_ITS_TIME(
        "CREATE TRIGGER t AFTER UPDATE ON Pet BEGIN SELECT (WITH RECURSIVE c(n) AS"
            + " (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 2000) SELECT count(*) FROM c);"
            + " END"),
    EXPRESSIONS_AND_NAMES(
        "ALTER TABLE Pet ADD COLUMN g TEXT AS (hex(zeroblob(100000)) || name)",
        "ALTER TABLE Pet ADD COLUMN c TEXT CHECK (hex(zeroblob(100000)) LIKE '%0%0%0%')",
        "CREATE INDEX i ON Pet(lower(name), id || name)",
        "CREATE TABLE \"a\u001b[2J\"\"; DROP TABLE Pet; --\" (x)",
        "CREATE VIEW \"v\u001b[2J\" AS SELECT name FROM Pet"),
    WHAT_IS_NOT_THERE(
        "CREATE VIEW v AS SELECT * FROM nowhere",
        "PRAGMA writable_schema = ON",
        "INSERT INTO sqlite_master VALUES"
            + " ('table', 'vt', 'vt', 0, 'CREATE VIRTUAL TABLE vt USING missing()')");

    @SuppressWarnings("ImmutableEnumChecker") // List.of() makes the list.
    private final List<String> statements;

    Schema(String... statements) {
      this.statements = List.of(statements);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noSchemaHasACommandFalsifyAnything(Schema schema) {
    CommandHarness pets = CommandHarness.demo(folder).keeping(6);
    pets.database().execute(schema.statements.toArray(String[]::new));
    List<String> before = pets.database().query(PETS);
    for (List<String> command : commands()) {
      assertEndsWell(command, pets.run(command.toArray(String[]::new)));
      assertEquals(before, pets.database().query(PETS), command.toString());
      assertTraitsAreOurs(pets, command);
    }
  }

  @Test
  void petsThatATriggerDeletesAreNotCountedAsFilled() {
    CommandHarness pets = CommandHarness.migrated(folder).keeping(10);
    pets.database()
        .execute(
            "CREATE TRIGGER t AFTER UPDATE ON Pet BEGIN"
                + " DELETE FROM Pet WHERE rowid > NEW.rowid; END");
    Result result = pets.run("backfill", "--batch", "3", "--format", "json");
    assertEndsWell(List.of("backfill"), result);
    assertEquals(List.of("1|1"), pets.database().query("SELECT count(*), count(traits) FROM Pet"));
    assertTrue(result.out().contains("\"updated\": 1,"), result.out());
    assertTraitsAreOurs(pets, List.of("backfill"));
  }

  @Test
  void aSchemaThatCannotBeReadIsNotTakenForDamage() {
    CommandHarness pets = CommandHarness.migrated(folder);
    pets.database()
        .execute(
            "PRAGMA writable_schema = ON",
            "INSERT INTO sqlite_master VALUES ('index', 'i', 'Pet', 4, 'CREATE INDEX i ON Pet(nix)')");
    for (String command : List.of("status", "backfill")) {
      Result result = pets.run(command);
      assertEquals(1, result.code());
      assertTrue(
          result.err().startsWith("error: SQLite cannot read the schema of FOLDER/dev.db: (i) - "),
          result.err());
    }
  }

  private static void assertEndsWell(List<String> command, Result result) {
    String all = command + " ended with " + result.code() + ": " + result.out() + result.err();
    assertTrue(ENDS.contains(result.code()), all);
    assertFalse(result.err().contains("internal error"), all);
    assertFalse(all.contains("\u001b"), all);
  }

  private static void assertTraitsAreOurs(CommandHarness pets, List<String> command) {
    boolean column =
        pets.database()
            .query("SELECT count(*) FROM pragma_table_info('Pet') WHERE name = 'traits'")
            .equals(List.of("1"));
    if (column) {
      for (String pet :
          pets.database().query("SELECT id, traits FROM Pet WHERE traits IS NOT NULL")) {
        String id = pet.substring(0, pet.indexOf('|'));
        assertEquals(
            id + "|" + TraitJson.write(TraitGenerator.generate(id)), pet, command.toString());
      }
    }
  }

  private List<List<String>> commands() {
    List<List<String>> commands = new ArrayList<>();
    commands.add(List.of("status"));
    commands.add(List.of("migrate", "--dry-run"));
    commands.add(List.of("migrate"));
    commands.add(List.of("backfill", "--dry-run"));
    commands.add(List.of("backfill", "--batch", "3"));
    commands.add(List.of("verify"));
    commands.add(List.of("list-pets", "--sort", "name"));
    commands.add(List.of("regen", "--all", "--yes"));
    commands.add(List.of("undo", "3", "--yes"));
    commands.add(List.of("enforce"));
    commands.add(List.of("relax", "--yes"));
    commands.add(List.of("gallery", "--out", elsewhere.resolve("a.html").toString()));
    commands.add(List.of("backup", elsewhere.resolve("a.db").toString()));
    commands.add(List.of("rollback", "--dry-run"));
    commands.add(List.of("rollback", "--yes"));
    commands.add(List.of("uninstall", "--yes"));
    return commands;
  }
}

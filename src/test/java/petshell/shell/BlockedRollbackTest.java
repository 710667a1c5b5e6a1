package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.shell.ShellHarness.Result;

/** What others have put on the column, or broken, is named beforehand, by dry run and run alike. */
class BlockedRollbackTest {
  @TempDir Path folder;
  private CommandHarness pets;

  @BeforeEach
  void fill() {
    pets = CommandHarness.filled(folder).keeping(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          index "r" | CREATE INDEX r ON Pet (traits) | DROP INDEX r
          index "r s" | CREATE INDEX "r s" ON Pet (json_extract(traits, '$.rarity')) | DROP INDEX "r s"
          index "part" | CREATE INDEX part ON Pet (name) WHERE traits IS NOT NULL | DROP INDEX part
          view "v" | CREATE VIEW v AS SELECT traits FROM Pet | DROP VIEW v
          view "broken" | CREATE VIEW broken AS SELECT * FROM nowhere | DROP VIEW broken
          trigger "t" | CREATE TRIGGER t AFTER UPDATE ON Pet BEGIN SELECT new.traits; END | DROP TRIGGER t
          table "Pet" | ALTER TABLE Pet ADD COLUMN g TEXT AS (traits) | ALTER TABLE Pet DROP COLUMN g
          table "Pet" | ALTER TABLE Pet ADD CONSTRAINT mine CHECK (length(traits) > 1) | ALTER TABLE Pet DROP CONSTRAINT mine
          """)
  void whatBlocksTheRollbackIsNamedAndNothingIsWritten(String named, String make, String remove) {
    pets.database().execute(make);
    Map<String, String> before = pets.files();
    Result dry = pets.run("rollback", "--dry-run");
    Result run = pets.run("rollback", "--yes");
    assertEquals(4, dry.code(), dry.err());
    assertEquals(dry, run);
    assertTrue(run.err().contains("because of the " + named + " ("), run.err());
    assertEquals(before, pets.files());
    pets.database().execute(remove);
    assertEquals(0, pets.run("rollback", "--dry-run").code());
    assertEquals(0, pets.run("rollback", "--yes").code());
  }

  @Test
  void eachIsNamed() {
    pets.database()
        .execute(
            "CREATE INDEX r ON Pet (traits)",
            "CREATE VIEW v AS SELECT traits FROM Pet",
            "CREATE VIEW w AS SELECT * FROM v",
            "CREATE VIEW broken AS SELECT * FROM nowhere");
    String message = pets.run("rollback", "--yes").err();
    for (String named : List.of("index \"r\"", "view \"v\"", "view \"w\"", "view \"broken\"")) {
      assertTrue(message.contains(named), message);
    }
  }

  @Test
  void theConstraintsOfPetshellItselfAreNotInTheWay() {
    pets.run("enforce");
    assertEquals(0, pets.run("rollback", "--dry-run").code());
    assertEquals(0, pets.run("rollback", "--yes").code());
  }

  /** The definitions are written as they would be in a database of a program that has both. */
  @Test
  void aModuleThatIsNotThereIsNotInTheWayAndACollationIsNamed() {
    pets.database()
        .execute(
            "CREATE TABLE other (a TEXT)",
            "CREATE INDEX other_a ON other (a)",
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_master SET sql = 'CREATE INDEX other_a ON other (a COLLATE ours)'"
                + " WHERE name = 'other_a'",
            "INSERT INTO sqlite_master VALUES"
                + " ('table', 'x', 'x', 0, 'CREATE VIRTUAL TABLE x USING nosuchmodule (a)')",
            "PRAGMA writable_schema = RESET");
    List.of("status", "verify", "backfill").forEach(command -> done(command));
    done("enforce", "--dry-run");
    String refused = pets.run("rollback", "--dry-run").err();
    assertTrue(refused.contains("index \"other_a\" (no such collation sequence: ours)"), refused);
    pets.database().execute("DROP INDEX other_a");
    for (String command : List.of("enforce", "relax", "rollback", "uninstall", "migrate")) {
      done(command, "--dry-run");
      done(command, "--yes");
    }
  }

  private void done(String... words) {
    Result result = pets.run(words);
    assertEquals(0, result.code(), () -> String.join(" ", words) + ": " + result.err());
  }

  @Test
  void aFailureAfterTheChangeLeavesNoFileAndNamesNone() {
    pets.database()
        .execute(
            "CREATE TRIGGER no BEFORE INSERT ON petshell_run"
                + " BEGIN SELECT raise(ABORT, 'no more runs'); END");
    String before = pets.files().get("dev.db");
    Result dry = pets.run("rollback", "--dry-run");
    Result run = pets.run("rollback", "--yes");
    assertEquals(1, dry.code());
    assertEquals(1, run.code());
    assertTrue(run.err().contains("no more runs"), run.err());
    assertTrue(!run.err().contains(".jsonl"), run.err());
    assertEquals(before, pets.files().get("dev.db"));
    assertTrue(pets.files().keySet().stream().noneMatch(file -> file.endsWith(".jsonl")));
  }
}

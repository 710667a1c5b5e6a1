package petshell.job.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.job.Operations;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.job.saved.SavedTraits;
import petshell.schema.Changeset;
import petshell.schema.RollbackPlan;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.WatchedDatabase;
import petshell.store.WebAppDatabase;

class RollbackTest {
  @TempDir Path folder;
  private WebAppDatabase pets;

  @BeforeEach
  void fill() {
    pets = WebAppDatabase.migrated(folder);
    try (Database database = pets.open(Access.WRITE)) {
      new Backfill(Operations.on(database), BackfillOptions.DEFAULT).run();
    }
  }

  @Test
  void ourColumnGoesWhateverElseHasBecomeOfTheSchemaAndThePets() {
    pets.execute(
        "VACUUM",
        "VACUUM",
        "CREATE INDEX names ON Pet (name)",
        "DROP INDEX names",
        "CREATE TABLE Toy (id TEXT)",
        "DROP TABLE Toy",
        "UPDATE Pet SET hunger = 1, updatedAt = '2027-01-01T00:00:00.000+00:00'");
    assertEquals(List.of("traits-column"), rolledBack());
  }

  @Test
  void theColumnOfAnEarlierPetshellGoesToo() {
    asMadeByAnEarlierPetshell();
    assertEquals(List.of("traits-column"), rolledBack());
    try (Database database = pets.open(Access.WRITE)) {
      new Migrate(Operations.on(database)).run();
    }
    assertEquals(List.of("traits-column"), rolledBack());
  }

  @Test
  void aColumnThatTheAppDroppedAndAddedAgainStays() {
    pets.execute("ALTER TABLE Pet DROP COLUMN traits", "ALTER TABLE Pet ADD COLUMN traits TEXT");
    assertThrows(PetShellException.class, this::rolledBack);
    assertEquals(
        List.of("1"),
        pets.query("SELECT COUNT(*) FROM pragma_table_info('Pet') WHERE name = 'traits'"));
  }

  @Test
  void migratingFillingAndRollingBackWorkAgainAndAgainInOneProcess() {
    for (int round = 1; round <= 3; round++) {
      assertEquals(List.of("traits-column"), rolledBack());
      assertEquals(
          List.of("0"),
          pets.query("SELECT COUNT(*) FROM pragma_table_info('Pet') WHERE name = 'traits'"));
      try (Database database = pets.open(Access.WRITE)) {
        assertEquals(
            List.of("traits-column"),
            new Migrate(Operations.on(database)).run().stream().map(Changeset::id).toList());
      }
      Operations.fill(pets);
      assertEquals(List.of("92"), pets.query("SELECT COUNT(*) FROM Pet WHERE traits IS NOT NULL"));
    }
  }

  private List<String> rolledBack() {
    try (Database database = pets.open(Access.WRITE)) {
      return new Rollback(Operations.on(database), new RollbackPlan.LastMigrate())
          .run().changesets().stream().map(Changeset::id).toList();
    }
  }

  /** It added the column without a comment, and noted nothing else. */
  private void asMadeByAnEarlierPetshell() {
    pets.execute(
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, ' /* petshell */', '') WHERE name = 'Pet'",
        "PRAGMA writable_schema = RESET",
        "UPDATE petshell_run SET message = NULL",
        "UPDATE DATABASECHANGELOG SET COMMENTS = '', MD5SUM = '9:e32ab64e0a1f7ff5070afc5f21154b82'"
            + " WHERE ID = 'traits-column'");
  }

  @Test
  void everyStoredTextIsSavedForItsOwnerAloneBeforeTheColumnGoes() throws IOException {
    List<String> ids = pets.query("SELECT id FROM Pet ORDER BY id");
    pets.execute(
        "UPDATE Pet SET traits = '\u00e9\\n\"' WHERE id = '" + ids.get(0) + "'",
        "UPDATE Pet SET traits = NULL WHERE id = '" + ids.get(1) + "'",
        "UPDATE Pet SET traits = x'00ff' WHERE id = '" + ids.get(2) + "'");
    Map<String, String> stored = new TreeMap<>();
    for (String row : pets.query("SELECT id, traits FROM Pet WHERE typeof(traits) = 'text'")) {
      stored.put(row.substring(0, row.indexOf('|')), row.substring(row.indexOf('|') + 1));
    }
    Rollback.Outcome outcome;
    try (Database database = pets.open(Access.WRITE)) {
      Rollback rollback = new Rollback(Operations.on(database), new RollbackPlan.LastMigrate());
      assertEquals(new SavedTraits.Counts(91, 2, 2), rollback.preview().traits().orElseThrow());
      outcome = rollback.run();
    }
    assertEquals(
        List.of("traits-column"), outcome.changesets().stream().map(Changeset::id).toList());
    Path saved = outcome.saved().orElseThrow();
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(saved)));
    Map<String, String> read = new TreeMap<>();
    ObjectMapper mapper = new ObjectMapper();
    for (String line : Files.readAllLines(saved)) {
      JsonNode node = mapper.readTree(line);
      if (node.has("traits")) {
        read.put(node.get("id").asText(), node.get("traits").asText());
      } else {
        assertEquals("00ff", node.get("traitsHex").asText());
      }
    }
    assertEquals(stored, read);
    assertEquals(
        List.of("0"),
        pets.query("SELECT count(*) FROM pragma_table_info('Pet') WHERE name = 'traits'"));
    assertEquals(
        List.of("backfill|completed", "backfill|completed"),
        pets.query("SELECT command, outcome FROM petshell_run ORDER BY number"));
  }

  @Test
  void oneFileIsLeftWhereAReaderHasItDoneAgain() throws IOException, SQLException {
    try (Connection app = pets.connect();
        Statement reading = app.createStatement()) {
      ResultSet open = reading.executeQuery("SELECT id FROM Pet");
      assertTrue(open.next());
      try (Database database =
          WatchedDatabase.open(
              pets.address(),
              (transaction, point) -> {
                if (point.equals("BEFORE_BEGIN") && !savedFiles().isEmpty()) {
                  close(open);
                }
              })) {
        Rollback.Outcome outcome =
            new Rollback(Operations.on(database), new RollbackPlan.LastMigrate()).run();
        assertEquals(List.of(outcome.saved().orElseThrow()), savedFiles());
      }
    }
  }

  private List<Path> savedFiles() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void close(ResultSet open) {
    try {
      open.close();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void nothingIsSavedWhereNothingIsStored() throws IOException {
    pets.execute("UPDATE Pet SET traits = NULL");
    try (Database database = pets.open(Access.WRITE)) {
      Rollback rollback = new Rollback(Operations.on(database), new RollbackPlan.LastMigrate());
      assertTrue(rollback.run().saved().isEmpty());
      assertEquals(List.of(), rollback.run().changesets());
    }
    try (java.util.stream.Stream<Path> files = Files.list(folder)) {
      assertTrue(files.noneMatch(file -> file.toString().endsWith(".jsonl")));
    }
  }

  @Test
  void moreChangesetsThanThereAreAreNotRolledBack() {
    try (Database database = pets.open(Access.WRITE)) {
      Rollback rollback = new Rollback(Operations.on(database), new RollbackPlan.Last(2));
      assertEquals(
          "cannot roll back 2 changesets: only 1 are applied; ask for 1 or fewer",
          assertThrows(PetShellException.class, rollback::run).getMessage());
    }
    assertEquals(List.of("92"), pets.query("SELECT count(traits) FROM Pet"));
  }
}

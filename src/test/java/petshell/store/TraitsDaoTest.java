package petshell.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.store.TraitsDao.PageRequest;
import petshell.store.TraitsDao.Written;
import petshell.store.sqlite.SqliteFile;
import petshell.trait.TraitSource;
import petshell.trait.TraitText;

class TraitsDaoTest {
  private static final StoredTime NOW = StoredTime.of(Instant.ofEpochMilli(1_770_000_000_123L));

  @TempDir Path folder;
  private WebAppDatabase pets;

  @BeforeEach
  void migrate() {
    pets = WebAppDatabase.migrated(folder);
  }

  @Test
  void aPageThatIsFilledHasAllItsTraits() {
    assertEquals(Collections.nCopies(92, Written.STORED), fill(page(1_000)));
    assertFilled(92);
    assertEquals(
        List.of("2026-02-02T02:40:00.123+00:00|92"),
        pets.query("SELECT updatedAt, count(*) FROM Pet GROUP BY 1"));
  }

  @Test
  void timesAreWrittenAsTheTableHoldsThem() {
    pets.execute(
        "UPDATE Pet SET updatedAt = 1 WHERE rowid % 2",
        "UPDATE Pet SET updatedAt = 1.5 WHERE rowid = 2");
    fill(page(1_000));
    assertEquals(
        List.of("integer|1770000000123|47", "text|2026-02-02T02:40:00.123+00:00|45"),
        pets.query("SELECT typeof(updatedAt), updatedAt, count(*) FROM Pet GROUP BY 1, 2"));
  }

  @Test
  void gapsBetweenRowsAndIdsOfManyLengthsDoNotMatter() {
    pets.execute(
        "DELETE FROM Pet WHERE rowid % 5 = 0 OR rowid BETWEEN 30 AND 50",
        "UPDATE Pet SET id = substr(id, 1, rowid % 3 * 10) || rowid WHERE rowid > 60",
        "UPDATE Pet SET id = '' WHERE rowid = 1",
        "UPDATE Pet SET id = 'it''s \"100%\" _ ' || char(10) || char(9) WHERE rowid = 2",
        "UPDATE Pet SET id = char(128049) || char(228) WHERE rowid = 3",
        "UPDATE Pet SET id = 'a' || char(0) || 'b' WHERE rowid = 4",
        "UPDATE Pet SET id = printf('%.*c', 10000, 'x') WHERE rowid = 6");
    int left = Integer.parseInt(pets.query("SELECT count(*) FROM Pet").get(0));
    assertEquals(Collections.nCopies(left, Written.STORED), fill(page(1_000)));
    assertFilled(left);
  }

  @Test
  void pagesBehindAnEvenOneHoldWhatARowByRowReadHolds() {
    pets.execute(
        "DELETE FROM Pet WHERE rowid = 25",
        "UPDATE Pet SET id = substr(id, 1, 20) WHERE rowid = 33",
        "UPDATE Pet SET id = CAST(id AS BLOB) WHERE rowid = 41",
        "UPDATE Pet SET id = CAST(substr(CAST(id AS BLOB), 1, 35) || x'ff' AS TEXT) WHERE rowid = 52",
        "UPDATE Pet SET id = substr(id, 1, 34) || char(228) WHERE rowid = 63",
        "UPDATE Pet SET id = substr(id, 1, 35) || char(0) WHERE rowid = 74");
    try (Database database = pets.open(Access.READ);
        TraitsDao rowByRow = database.traits();
        TraitsDao pageByPage = database.traits()) {
      List<PetKey> all =
          rowByRow.page(new PageRequest(Optional.empty(), 100, OptionalLong.empty())).rows();
      List<PetKey> paged = new ArrayList<>();
      Optional<Cursor> from = Optional.empty();
      do {
        Page<PetKey> page = pageByPage.page(new PageRequest(from, 4, OptionalLong.empty()));
        paged.addAll(page.rows());
        from = page.next();
      } while (from.isPresent());
      assertEquals(91, paged.size());
      assertEquals(all, paged);
    }
  }

  @Test
  void rowsAtBothEndsOfTheNumbersAreFilled() {
    pets.execute(
        "UPDATE Pet SET rowid = 9223372036854775807 - rowid WHERE rowid <= 20",
        "UPDATE Pet SET rowid = -9223372036854775807 - 1 + rowid - 21 WHERE rowid BETWEEN 21 AND 40");
    assertEquals(Collections.nCopies(92, Written.STORED), fill(page(1_000)));
    assertFilled(92);
  }

  @Test
  void whatOthersHaveChangedSinceIsLeftAndNamed() {
    List<PetKey> page = page(1_000);
    pets.execute(
        "UPDATE Pet SET traits = 'theirs' WHERE rowid IN (2, 40)",
        "DELETE FROM Pet WHERE rowid = 3",
        "UPDATE Pet SET id = 'another' WHERE rowid = 4",
        "UPDATE Pet SET rowid = 1000 WHERE rowid = 5");
    List<Written> written = fill(page);
    List<Integer> skipped = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      if (written.get(i) == Written.SKIPPED) {
        skipped.add(i + 1);
      }
    }
    assertEquals(List.of(2, 3, 4, 5, 40), skipped);
    assertEquals(List.of("2"), pets.query("SELECT count(*) FROM Pet WHERE traits = 'theirs'"));
    assertEquals(List.of("2"), pets.query("SELECT count(*) FROM Pet WHERE traits IS NULL"));
    assertEquals(List.of(2, 2), List.of(page(1_000).size(), fill(page(1_000)).size()));
  }

  @Test
  void aWriteThatTheDatabaseIgnoresIsReportedForItsRowAlone() {
    pets.execute(
        "CREATE TRIGGER t BEFORE UPDATE ON Pet WHEN OLD.rowid = 7 BEGIN SELECT RAISE(IGNORE); END",
        "UPDATE Pet SET id = CAST(x'FF' AS TEXT) WHERE rowid = 8");
    List<Written> written = fill(page(1_000));
    assertEquals(Written.IGNORED, written.get(6));
    assertEquals(Written.IGNORED, written.get(7));
    assertEquals(90, Collections.frequency(written, Written.STORED));
  }

  @Test
  void aRowThatTheDatabaseRefusesRollsTheWholeBatchBack() {
    pets.execute(
        "CREATE TRIGGER t BEFORE UPDATE ON Pet WHEN OLD.rowid = 50 BEGIN SELECT RAISE(ABORT, 'no'); END");
    List<PetKey> page = page(1_000);
    StoreException refused = assertThrows(StoreException.class, () -> fill(page));
    assertEquals("the database refused the write: no", refused.getMessage());
    assertEquals(List.of("0"), pets.query("SELECT count(traits) FROM Pet"));
  }

  @Test
  void aDatabaseInUtf16IsFilledToo() throws SQLException {
    Path file = folder.resolve("wide.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA encoding = 'UTF-16'");
      statement.execute("CREATE TABLE Pet (id TEXT PRIMARY KEY, updatedAt, traits TEXT)");
      statement.execute("CREATE TABLE petshell_quarantine (petId PRIMARY KEY, run)");
      statement.execute("INSERT INTO Pet (id) VALUES ('one'), ('two'), ('six'), ('ten'), ('abc')");
    }
    try (Database database =
            Database.open(new SqliteFile(file), WebAppDatabase.options(Access.WRITE));
        TraitsDao traits = database.traits()) {
      PageRequest all = new PageRequest(Optional.empty(), 10, OptionalLong.empty());
      List<PetKey> keys = database.read(() -> traits.page(all)).rows();
      List<TraitsToStore> fills = traits.prepare(keys, TraitText::of);
      List<Written> written = database.write(() -> traits.fill(fills, NOW));
      assertEquals(Collections.nCopies(5, Written.STORED), written);
      assertEquals(
          fills.stream().map(TraitsToStore::traits).toList(),
          database.read(() -> traits.scan(PetFilter.ALL, Optional.empty())).rows().stream()
              .map(pet -> pet.traits().value())
              .toList());
    }
  }

  @Test
  void aTextThatIsNoneOfTheGeneratorsIsStoredAsItIs() {
    List<PetKey> page = page(6);
    List<String> texts =
        List.of("", "x", "\u00e4\ud83d\udc31", "'", "y".repeat(100), "z".repeat(999));
    Iterator<String> next = texts.iterator();
    List<TraitsToStore> fills = prepare(page, id -> next.next());
    assertEquals(texts, fills.stream().map(TraitsToStore::traits).toList());
    assertEquals(page, fills.stream().map(TraitsToStore::key).toList());
    write(fills);
    assertEquals(
        texts, pets.query("SELECT traits FROM Pet WHERE traits IS NOT NULL ORDER BY rowid"));
    assertThrows(IllegalArgumentException.class, () -> prepare(page, id -> "y".repeat(1_000)));
  }

  @Test
  void aPageEndsEarlyWhereIdsAreLong() {
    pets.execute("UPDATE Pet SET id = printf('%.*c', 400000, 'x') || rowid");
    assertEquals(3, page(1_000).size());
  }

  private List<PetKey> page(int limit) {
    try (Database database = pets.open(Access.READ);
        TraitsDao traits = database.traits()) {
      return database.read(
          () -> traits.page(new PageRequest(Optional.empty(), limit, OptionalLong.empty())).rows());
    }
  }

  private List<Written> fill(List<PetKey> keys) {
    return write(prepare(keys, TraitText::of));
  }

  private List<TraitsToStore> prepare(List<PetKey> keys, TraitSource texts) {
    try (Database database = pets.open(Access.READ);
        TraitsDao traits = database.traits()) {
      return traits.prepare(keys, texts);
    }
  }

  private List<Written> write(List<TraitsToStore> fills) {
    try (Database database = pets.open(Access.WRITE);
        TraitsDao traits = database.traits()) {
      return database.write(() -> traits.fill(fills, NOW));
    }
  }

  private void assertFilled(int expected) {
    List<String> rows = new ArrayList<>();
    try (Database database = pets.open(Access.READ);
        TraitsDao traits = database.traits()) {
      for (StoredPet pet :
          database.read(() -> traits.scan(PetFilter.ALL, Optional.empty())).rows()) {
        assertEquals(TraitText.of(pet.key().id()), pet.traits().value());
        rows.add(pet.key().id());
      }
    }
    assertEquals(expected, rows.size());
    assertTrue(pets.query("PRAGMA integrity_check").contains("ok"));
  }
}

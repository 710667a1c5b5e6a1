package petshell.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.store.sqlite.SqliteFile;
import petshell.trait.PetTraits;
import petshell.trait.TraitCheck;
import petshell.trait.TraitGenerator;
import petshell.trait.TraitText;

class DatabaseTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Access.class)
  void aMissingFileIsAnErrorAndIsNotMade(Access access) {
    Path missing = folder.resolve("missing.db");
    StoreException thrown =
        assertThrows(
            StoreException.class,
            () -> Database.open(new SqliteFile(missing), WebAppDatabase.options(access)));
    assertEquals(
        "there is no database " + missing + "; check the path; init makes a new one",
        thrown.getMessage());
    assertFalse(Files.exists(missing));
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void aTextFileAndAFolderAreNoDatabases(Access access) throws IOException {
    Path text = Files.writeString(folder.resolve("a.txt"), "no database\n".repeat(100));
    assertEquals(
        text + " is not a SQLite database; name the web app's database file",
        assertThrows(
                StoreException.class,
                () -> Database.open(new SqliteFile(text), WebAppDatabase.options(access)))
            .getMessage());
    assertEquals(
        folder + " is a folder; name the database file in it",
        assertThrows(
                StoreException.class,
                () -> Database.open(new SqliteFile(folder), WebAppDatabase.options(access)))
            .getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"with space.db", "what?mode=memory#x.db", "100%25.db", "\u732b's \"cat\".db"})
  void anyNameOfAFileIsOpenedAsItIs(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createFile(file);
    Database.open(new SqliteFile(file), WebAppDatabase.options(Access.WRITE)).close();
    assertEquals(List.of(name), List.of(folder.toFile().list()));
  }

  @ParameterizedTest
  @EnumSource(Access.class)
  void aClosedDatabaseHasClosedItsConnection(Access access) throws SQLException {
    Database database = WebAppDatabase.demo(folder).open(access);
    Connection connection = database.connection();
    assertFalse(connection.isClosed());
    database.close();
    assertTrue(connection.isClosed());
  }

  @Test
  void whatIsOpenToLookCannotWrite() throws IOException {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    byte[] before = Files.readAllBytes(pets.file());
    try (Database database = pets.open(Access.READ)) {
      RunDao runs = database.dao(RunDao.class);
      assertThrows(
          StoreException.class,
          () ->
              database.write(
                  () -> {
                    runs.heartbeat(1, "");
                    return 1;
                  }));
    }
    assertArrayEquals(before, Files.readAllBytes(pets.file()));
  }

  @Test
  void aFileHasOneWriterSoThatNobodySharesItsBackfill() {
    try (Database database = WebAppDatabase.demo(folder).open(Access.WRITE)) {
      assertEquals(Optional.empty(), database.sharing());
    }
  }

  @Test
  void aLockHeldForLongerThanTheTimeoutIsReportedAsOne() throws SQLException {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    try (Connection other = pets.connect();
        Statement statement = other.createStatement();
        Database database = pets.open(Access.WRITE)) {
      statement.execute("BEGIN IMMEDIATE");
      StoreException busy = assertThrows(StoreException.class, () -> database.write(() -> "never"));
      assertEquals(StoreException.Reason.BUSY, busy.reason());
      assertTrue(busy.getMessage().contains("--busy-timeout"), busy.getMessage());
      statement.execute("COMMIT");
      assertEquals("now", database.write(() -> "now"));
    }
  }

  @Test
  void aSnapshotThatALockRefusesLeavesNothingOpen() throws SQLException {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    try (Connection other = pets.connect();
        Statement statement = other.createStatement();
        Database database = pets.open(Access.WRITE)) {
      statement.execute("BEGIN EXCLUSIVE");
      assertThrows(StoreException.class, () -> database.read(() -> "never"));
      statement.execute("COMMIT");
      assertEquals("now", database.write(() -> "now"));
    }
  }

  @Test
  void aFailureKeepsThatOfItsRollbackWithIt() {
    try (Database database = WebAppDatabase.migrated(folder).open(Access.WRITE)) {
      IllegalStateException failure = new IllegalStateException("the work's own");
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class,
              () -> database.write(() -> rollBackAndThrow(database, failure)));
      assertSame(failure, thrown);
      assertEquals(1, thrown.getSuppressed().length);
      String message = thrown.getSuppressed()[0].getCause().getMessage();
      assertTrue(message.contains("cannot rollback - no transaction is active"), message);
      assertEquals("now", database.write(() -> "now"));
    }
  }

  @Test
  void aFailureOfTheDatabaseKeepsThatOfItsRollbackWithIt() {
    try (Database database = WebAppDatabase.migrated(folder).open(Access.WRITE)) {
      JdbiException failure = new UnableToExecuteStatementException("the database's own", null);
      StoreException thrown =
          assertThrows(
              StoreException.class,
              () -> database.write(() -> rollBackAndThrow(database, failure)));
      assertSame(failure, thrown.getCause());
      assertEquals(1, failure.getSuppressed().length);
    }
  }

  /** Ends the transaction as SQLite does on some errors, so that it cannot be rolled back. */
  private static String rollBackAndThrow(Database database, RuntimeException failure) {
    try (Statement statement = database.connection().createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    throw failure;
  }

  @Test
  void aWriteToAFileThatWasReplacedIsRefused() throws IOException {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    try (Database database = pets.open(Access.WRITE)) {
      Path other = Files.copy(pets.file(), folder.resolve("other.db"));
      Files.move(other, pets.file(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      StoreException thrown =
          assertThrows(StoreException.class, () -> database.write(() -> "never"));
      assertTrue(thrown.getMessage().contains("was replaced or deleted"), thrown.getMessage());
      Files.delete(pets.file());
      assertThrows(StoreException.class, () -> database.write(() -> "never"));
    }
  }

  @Test
  void traitsAreMappedToTheirCanonicalTextAndBack() {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    String id = pets.query("SELECT id FROM Pet LIMIT 1").get(0);
    PetTraits traits = TraitGenerator.generate(id);
    try (Database database = pets.open(Access.WRITE)) {
      PetDao dao = database.dao(PetDao.class);
      StoredTime now = StoredTime.of(Instant.parse("2026-02-08T09:11:11.158Z"));
      assertEquals(
          1, database.write(() -> dao.replaceTraits(id, StoredTraits.MISSING, traits, now)));
      assertEquals(
          traits, database.read(() -> dao.find(id)).orElseThrow().validTraits().orElseThrow());
      assertEquals(
          0, database.write(() -> dao.replaceTraits(id, StoredTraits.MISSING, traits, now)));
    }
    assertEquals(
        List.of(TraitText.of(id) + "|2026-02-08T09:11:11.158+00:00"),
        pets.query("SELECT traits, updatedAt FROM Pet WHERE traits IS NOT NULL"));
  }

  @Test
  void timesAreWrittenInTheKindThatTheRowHolds() {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    pets.execute("UPDATE Pet SET updatedAt = 1770430000000");
    String id = pets.query("SELECT id FROM Pet LIMIT 1").get(0);
    try (Database database = pets.open(Access.WRITE)) {
      StoredTime now = StoredTime.of(Instant.ofEpochMilli(1_770_500_000_123L));
      PetDao dao = database.dao(PetDao.class);
      database.write(
          () -> dao.replaceTraits(id, StoredTraits.MISSING, TraitGenerator.generate(id), now));
      assertEquals(
          "2026-02-07T21:33:20.123+00:00",
          database.read(() -> dao.find(id)).orElseThrow().times().updatedAt());
    }
    assertEquals(
        List.of("1770500000123|integer"),
        pets.query("SELECT updatedAt, typeof(updatedAt) FROM Pet WHERE traits IS NOT NULL"));
  }

  @Test
  void whatIsValidIsReadAsItIsCheckedHoweverItIsWritten() {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    String id = pets.query("SELECT id FROM Pet LIMIT 1").get(0);
    String exact = TraitText.of(id);
    String more = exact.substring(0, exact.length() - 1);
    List<String> texts =
        List.of(
            exact,
            " \n" + exact.replace(":", " : ") + "\t",
            more + ",\"more\":" + "9".repeat(2_000) + "}",
            more + ",\"more\":" + "[".repeat(900) + "]".repeat(900) + "}",
            more + ",\"" + "n".repeat(60_000) + "\":1e999}",
            "{\"rarity\":\"none\"," + exact.substring(1),
            exact.replace("bodySize", "\\u0062odySize"));
    try (Database database = pets.open(Access.READ)) {
      PetDao dao = database.dao(PetDao.class);
      for (String text : texts) {
        pets.execute("UPDATE Pet SET traits = '%s' WHERE id = '%s'".formatted(text, id));
        Pet pet = database.read(() -> dao.find(id)).orElseThrow();
        assertEquals(TraitCheck.check(text).traits(), pet.validTraits(), text);
        assertEquals(Optional.of(TraitGenerator.generate(id)), pet.validTraits(), text);
      }
    }
  }

  @Test
  void theModeOfTheJournalStaysAsItIsFound() {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    pets.execute("PRAGMA journal_mode = WAL");
    try (Database database = pets.open(Access.WRITE)) {
      database.write(() -> database.schema().hasTable("Pet"));
    }
    assertEquals(List.of("wal"), pets.query("PRAGMA journal_mode"));
  }
}

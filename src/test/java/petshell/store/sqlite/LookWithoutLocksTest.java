package petshell.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import petshell.OtherProgram;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetCounts;
import petshell.store.StoreException;
import petshell.store.WebAppDatabase;

/** A database in WAL mode that nobody had open when a look at it began. */
class LookWithoutLocksTest {
  private static final String WRITE = "UPDATE Pet SET name = 'written meanwhile'";

  @TempDir Path folder;
  private WebAppDatabase pets;
  private Database database;

  @BeforeEach
  void open() {
    pets = WebAppDatabase.migrated(folder);
    pets.execute("PRAGMA journal_mode = WAL");
    database = pets.open(Access.READ);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whatIsReadWhileAnotherProgramWritesIsVoid() {
    assertMoved(
        () -> {
          count();
          pets.execute(WRITE);
          return "from two states";
        });
  }

  @Test
  void withinAReadNoPartIsHandedOutAfterAnotherProgramWrote() {
    assertMoved(
        () -> {
          assertEquals(92, database.read(this::count));
          pets.execute(WRITE);
          StoreException inner =
              assertThrows(StoreException.class, () -> database.read(this::count));
          assertEquals(StoreException.Reason.MOVED, inner.reason());
          throw inner;
        });
  }

  @Test
  void aCommitThatIsInTheLogAloneIsNoticed() throws SQLException {
    try (Connection app = pets.connect();
        Statement statement = app.createStatement()) {
      assertEquals(92, database.read(this::count));
      statement.execute(WRITE);
      assertMoved(this::count);
      assertThrows(StoreException.class, database::versionOfData);
    }
  }

  @Test
  void anErrorWhileAnotherProgramWritesIsNotTakenForDamage() {
    assertMoved(
        () -> {
          pets.execute(WRITE);
          throw new IllegalStateException("what is read makes no sense");
        });
  }

  @Test
  void whoOnlyReadsAtTheSameTimeMakesNothingVoid() {
    assertEquals(92, database.read(this::count));
    pets.query("SELECT count(*) FROM Pet");
    assertEquals(92, database.read(this::count));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aTimeThatWasSetBackHidesNothing() throws IOException {
    FileTime before = Files.getLastModifiedTime(pets.file());
    pets.execute(WRITE);
    Files.setLastModifiedTime(pets.file(), before);
    assertMoved(this::count);
  }

  @Test
  void theNextLookSeesWhatWasWritten() {
    pets.execute(WRITE);
    try (Database next = pets.open(Access.READ)) {
      assertEquals(92, next.read(() -> next.dao(PetCounts.class).count()));
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theSuperuserLeavesTheFilesOfOthersToThem() throws IOException {
    database.close();
    try (OtherProgram app = OtherProgram.on(pets.file(), WRITE)) {
      Path log = folder.resolve("dev.db-wal");
      Path index = folder.resolve("dev.db-shm");
      assumeTrue("root".equals(System.getProperty("user.name")), "only the superuser may give");
      for (Path file : new Path[] {log, index}) {
        Files.setAttribute(file, "unix:uid", 1234);
        Files.setAttribute(file, "unix:gid", 1235);
      }
      database = pets.open(Access.READ);
      assertEquals(92, database.read(this::count));
      assertEquals(Map.of("uid", 1234, "gid", 1235), Files.readAttributes(log, "unix:uid,gid"));
      assertEquals(Map.of("uid", 1234, "gid", 1235), Files.readAttributes(index, "unix:uid,gid"));
      app.execute(WRITE);
    }
  }

  private long count() {
    return database.dao(PetCounts.class).count();
  }

  private void assertMoved(Supplier<Object> work) {
    StoreException moved = assertThrows(StoreException.class, () -> database.read(work));
    assertEquals(StoreException.Reason.MOVED, moved.reason());
    assertEquals(
        "another program wrote to the database while it was being read: "
            + pets.file()
            + "; run the command again",
        moved.getMessage());
  }
}

package petshell.job;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.job.look.Verify;
import petshell.job.look.VerifyOutcome;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.StoreException;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitState;

/** Database files that were killed, cut, exchanged or damaged, before or while a job is at work. */
class TroubledFileTest {
  private static final int PAGE = 4096;

  @TempDir Path folder;
  private WebAppDatabase pets;

  /** Something that happens to a file. */
  private interface Trouble {
    void strike() throws IOException;
  }

  @BeforeEach
  void migrate() {
    pets = WebAppDatabase.migrated(folder);
  }

  @Test
  void aTransactionOfAKilledWriterIsRolledBackFirst(@TempDir Path other)
      throws SQLException, IOException {
    Path copy = other.resolve("dev.db");
    try (Connection connection = pets.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA cache_size = 1");
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("UPDATE Pet SET name = 'never committed ' || hex(zeroblob(2000))");
      statement.execute("UPDATE User SET name = 'never committed ' || hex(zeroblob(2000))");
      Files.copy(pets.file(), copy);
      Files.copy(folder.resolve("dev.db-journal"), other.resolve("dev.db-journal"));
      statement.execute("ROLLBACK");
    }
    assertFalse(Arrays.equals(Files.readAllBytes(pets.file()), Files.readAllBytes(copy)));
    look(WebAppDatabase.at(copy), Access.WRITE);
    assertEquals(
        List.of("0"),
        WebAppDatabase.at(copy).query("SELECT count(*) FROM Pet WHERE name LIKE 'never%'"));
    assertEquals(List.of("ok"), WebAppDatabase.at(copy).query("PRAGMA integrity_check"));
    assertFalse(Files.exists(other.resolve("dev.db-journal")));
  }

  @Test
  void aWriteAheadLogOfAKilledWriterIsRead(@TempDir Path other) throws SQLException, IOException {
    pets.execute("PRAGMA journal_mode = WAL");
    Path copy = other.resolve("dev.db");
    try (Connection connection = pets.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE Pet SET name = 'committed'");
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("UPDATE Pet SET name = 'never committed'");
      Files.copy(pets.file(), copy);
      Files.copy(folder.resolve("dev.db-wal"), other.resolve("dev.db-wal"));
      statement.execute("ROLLBACK");
    }
    look(WebAppDatabase.at(copy), Access.WRITE);
    assertEquals(
        List.of("committed|92"),
        WebAppDatabase.at(copy).query("SELECT name, count(*) FROM Pet GROUP BY 1"));
  }

  /** Looks at all pets, or gives them traits. */
  private static void look(WebAppDatabase pets, Access access) {
    if (access == Access.WRITE) {
      Operations.fill(pets);
      return;
    }
    try (Database database = pets.open(access)) {
      VerifyOutcome outcome =
          new Verify(database, new Cancellation(), new RecordedProgress(), 1).run();
      assertEquals(92, outcome.counts().get(TraitState.MISSING));
    }
  }

  @Test
  void aDamagedPageIsAnErrorThatNamesTheFile() throws IOException {
    int root =
        Integer.parseInt(
            pets.query("SELECT rootpage FROM sqlite_master WHERE name = 'Pet'").get(0));
    byte[] bytes = Files.readAllBytes(pets.file());
    Arrays.fill(bytes, PAGE * (root - 1), PAGE * root, (byte) 0x5a);
    Files.write(pets.file(), bytes);
    assertDamaged();
  }

  @Test
  void aFileThatWasCutInTheMiddleIsAnErrorThatNamesIt() throws IOException {
    cut(pets.file(), Files.size(pets.file()) / 2 / PAGE * PAGE);
    assertDamaged();
  }

  private void assertDamaged() {
    String message = "the database " + pets.file() + " is damaged; restore a backup";
    assertEquals(
        message, assertThrows(StoreException.class, () -> look(pets, Access.READ)).getMessage());
    assertEquals(
        message, assertThrows(StoreException.class, () -> look(pets, Access.WRITE)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 50, 100, 512})
  void aFileOfWhichHardlyAnythingIsLeftIsAnErrorAndStaysAsItIs(long size) throws IOException {
    cut(pets.file(), size);
    byte[] before = Files.readAllBytes(pets.file());
    for (Access access : Access.values()) {
      PetShellException thrown = assertThrows(PetShellException.class, () -> look(pets, access));
      assertTrue(thrown.getMessage().contains(pets.file().toString()), thrown.getMessage());
    }
    assertArrayEquals(before, Files.readAllBytes(pets.file()));
  }

  @Test
  void aFileThatIsReplacedWhileAtWorkIsNotWritten() throws IOException {
    Path other = folder.resolve("other.db");
    Files.copy(pets.file(), other);
    byte[] before = Files.readAllBytes(other);
    PetShellException thrown =
        strikeWhileFilling(
            () -> Files.move(other, pets.file(), StandardCopyOption.REPLACE_EXISTING));
    assertEquals(
        "the database file was replaced or deleted meanwhile: "
            + pets.file()
            + "; nothing more was written; start again on the right file",
        thrown.getMessage());
    assertArrayEquals(before, Files.readAllBytes(pets.file()));
  }

  @Test
  void aFileThatIsDeletedWhileAtWorkIsNotMadeAgain() {
    PetShellException thrown = strikeWhileFilling(() -> Files.delete(pets.file()));
    assertTrue(
        thrown.getMessage().startsWith("the database file was replaced or deleted meanwhile: "),
        thrown.getMessage());
    assertFalse(Files.exists(pets.file()));
    assertFalse(Files.exists(folder.resolve("dev.db-journal")));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 20})
  void aFileThatIsCutWhileAtWorkIsAnErrorThatNamesIt(int pages) throws IOException {
    PetShellException thrown = strikeWhileFilling(() -> cut(pets.file(), (long) pages * PAGE));
    String what =
        pages == 0
            ? "the database file is empty: " + pets.file()
            : "the database " + pets.file() + " is damaged";
    assertEquals(what + "; restore a backup", thrown.getMessage());
    assertEquals((long) pages * PAGE, Files.size(pets.file()));
  }

  /** Gives traits to ten pets, strikes, goes on, and returns the error of that. */
  private PetShellException strikeWhileFilling(Trouble trouble) {
    RecordedProgress progress =
        new RecordedProgress() {
          @Override
          public void rows(long done, long total, long failed, int batch) {
            if (lines.isEmpty()) {
              strike(trouble);
            }
            super.rows(done, total, failed, batch);
          }
        };
    BackfillOptions all = BackfillOptions.DEFAULT;
    BackfillOptions options =
        new BackfillOptions(
            new BatchSize.Fixed(10),
            all.limit(),
            all.pause(),
            false,
            all.maxErrors(),
            all.maxLag(),
            all.watch());
    try (Database database = pets.open(Access.WRITE)) {
      Operation operation = Operations.on(database, "backfill", new Cancellation(), progress);
      return assertThrows(PetShellException.class, () -> new Backfill(operation, options).run());
    }
  }

  private static void strike(Trouble trouble) {
    try {
      trouble.strike();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void cut(Path file, long size) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    }
  }
}

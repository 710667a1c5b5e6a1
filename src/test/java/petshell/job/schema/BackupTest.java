package petshell.job.schema;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.job.Cancellation;
import petshell.job.Operation;
import petshell.job.Operations;
import petshell.job.RecordedProgress;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;
import petshell.store.WebAppDatabase;

class BackupTest {
  private static final String ALL_PETS = "SELECT rowid, * FROM Pet ORDER BY rowid";
  private static final Instant NOW = Instant.parse("2026-02-08T09:11:11.158Z");

  @TempDir Path folder;
  private WebAppDatabase pets;

  @BeforeEach
  void fill() {
    pets = WebAppDatabase.migrated(folder);
  }

  @Test
  void theCopyIsNextToTheDatabaseForItsOwnerAlone() throws IOException {
    byte[] before = Files.readAllBytes(pets.file());
    Backup.Copy copy = backup(Optional.empty());
    assertEquals(folder.resolve("dev-backup-20260208T091111.158Z.db"), copy.file());
    assertEquals(Files.size(copy.file()), copy.bytes());
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy.file())));
    assertArrayEquals(before, Files.readAllBytes(pets.file()));
    WebAppDatabase copied = WebAppDatabase.at(copy.file());
    assertEquals(pets.query(ALL_PETS), copied.query(ALL_PETS));
    assertEquals(
        pets.query("SELECT * FROM sqlite_master"), copied.query("SELECT * FROM sqlite_master"));
    assertEquals(List.of(copy.file(), pets.file()), files());
  }

  @Test
  void theCopyGoesWhereTheUserSays() {
    Path odd = folder.resolve("file:we ird?mode=memory#%41.db");
    assertEquals(odd, backup(Optional.of(odd)).file());
    assertEquals(List.of("92"), WebAppDatabase.at(odd).query("SELECT count(*) FROM Pet"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELETE", "WAL"})
  void theCopyIsOneStateWhileTheAppWrites(String journalMode)
      throws SQLException, InterruptedException, ExecutionException {
    pets.execute("PRAGMA journal_mode = " + journalMode, "UPDATE Pet SET name = 'pet 0'");
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch writing = new CountDownLatch(2);
    ExecutorService app = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> written = app.submit(() -> renameUntil(stop, writing));
      writing.await();
      for (int i = 0; i < 20; i++) {
        Backup.Copy copy = backup(Optional.of(folder.resolve("copy-" + i + ".db")));
        WebAppDatabase copied = WebAppDatabase.at(copy.file());
        assertEquals(
            List.of("1|92"), copied.query("SELECT count(DISTINCT name), count(*) FROM Pet"));
        assertEquals(List.of("ok"), copied.query("PRAGMA integrity_check"));
      }
      stop.countDown();
      assertEquals(List.of("pet " + written.get()), pets.query("SELECT DISTINCT name FROM Pet"));
    } finally {
      stop.countDown();
      app.shutdownNow();
    }
  }

  /** Renames all pets at once, again and again, and returns how often. */
  private int renameUntil(CountDownLatch stop, CountDownLatch writing)
      throws SQLException, InterruptedException {
    int count = 0;
    try (Connection connection = pets.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 5000");
      while (!stop.await(1, TimeUnit.MILLISECONDS)) {
        count++;
        statement.execute("UPDATE Pet SET name = 'pet " + count + "'");
        writing.countDown();
      }
    }
    return count;
  }

  @Test
  void whatIsOnlyInTheWriteAheadLogIsCopied() throws SQLException {
    pets.execute("PRAGMA journal_mode = WAL");
    try (Connection connection = pets.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("UPDATE Pet SET name = 'in the log'");
      Path copy = backup(Optional.empty()).file();
      assertFalse(Files.exists(folder.resolve(copy.getFileName() + "-shm")));
      assertEquals(
          List.of("92"),
          WebAppDatabase.at(copy).query("SELECT count(*) FROM Pet WHERE name = 'in the log'"));
    }
  }

  @Test
  void aFileThatIsThereIsNeverWrittenOver() throws IOException {
    Path there = Files.writeString(folder.resolve("there.db"), "mine");
    Path dangling = Files.createSymbolicLink(folder.resolve("link.db"), folder.resolve("nowhere"));
    for (Path target : List.of(there, dangling, pets.file(), folder)) {
      PetShellException refused =
          assertThrows(PetShellException.class, () -> backup(Optional.of(target)));
      assertEquals(target + " already exists; choose another name", refused.getMessage());
    }
    assertEquals("mine", Files.readString(there));
    assertEquals(List.of(pets.file(), dangling, there), files());
  }

  @Test
  void aFolderThatIsNotThereIsAnError() {
    Path target = folder.resolve("missing").resolve("copy.db");
    PetShellException refused =
        assertThrows(PetShellException.class, () -> backup(Optional.of(target)));
    assertEquals(
        "there is no folder %s; make it first, or name another".formatted(target.getParent()),
        refused.getMessage());
  }

  @Test
  void aDamagedDatabaseLeavesNoCopy() throws IOException {
    byte[] bytes = Files.readAllBytes(pets.file());
    int page =
        4096
            * (Integer.parseInt(
                    pets.query("SELECT rootpage FROM sqlite_master WHERE name = 'Pet_userId_idx'")
                        .get(0))
                - 1);
    java.util.Arrays.fill(bytes, page + 100, page + 2000, (byte) 0x5a);
    Files.write(pets.file(), bytes);
    PetShellException refused =
        assertThrows(PetShellException.class, () -> backup(Optional.empty()));
    assertTrue(
        refused.getMessage().contains(" is damaged, so its copy was not kept: "),
        refused.getMessage());
    assertEquals(List.of(pets.file()), files());
  }

  @Test
  void aStopLeavesNoCopy() {
    Cancellation cancellation = new Cancellation();
    cancellation.request();
    try (Database database = pets.open(Access.READ)) {
      Backup backup =
          new Backup(Operations.on(database, "backup", cancellation, new RecordedProgress()));
      assertEquals(
          Kind.INTERRUPTED,
          assertThrows(PetShellException.class, () -> backup.run(Optional.empty())).kind());
    }
    assertEquals(List.of(pets.file()), files());
  }

  @Test
  void theCopyOfALargeDatabaseIsFollowedStepByStep() {
    pets.addPets(20_000, 1);
    RecordedProgress progress = new RecordedProgress();
    try (Database database = pets.open(Access.READ)) {
      new Backup(Operations.on(database, "backup", new Cancellation(), progress))
          .run(Optional.of(folder.resolve("large.db")));
    }
    List<String> steps = progress.lines.stream().filter(line -> line.startsWith("rows ")).toList();
    assertTrue(steps.size() > 1, steps.toString());
    String last = steps.get(steps.size() - 1);
    assertTrue(last.matches("rows (\\d+)/\\1 .*"), last);
  }

  @Test
  void aDatabaseThatStaysLockedIsAnErrorAfterTheTimeout() throws SQLException {
    try (Connection app = pets.connect();
        Statement statement = app.createStatement();
        Database database =
            Database.open(
                pets.address(), WebAppDatabase.options(Access.READ, Duration.ofMillis(50)))) {
      statement.execute("BEGIN EXCLUSIVE");
      Backup backup = new Backup(Operations.on(database, "backup"));
      PetShellException refused =
          assertThrows(PetShellException.class, () -> backup.run(Optional.empty()));
      assertTrue(
          refused.getMessage().startsWith("another program has locked the database "),
          refused.getMessage());
    }
    assertEquals(List.of(pets.file()), files());
  }

  private Backup.Copy backup(Optional<Path> target) {
    try (Database database =
        Database.open(
            pets.address(), WebAppDatabase.options(Access.READ, Duration.ofSeconds(30)))) {
      Operation system = Operations.on(database, "backup");
      Operation fixed =
          new Operation(
              database, system.start(), () -> NOW, system.cancellation(), system.progress());
      return new Backup(fixed).run(target);
    }
  }

  /** Returns what is in the folder, but for the operator's lock. */
  private List<Path> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.toString().endsWith(".petshell-lock")).sorted().toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

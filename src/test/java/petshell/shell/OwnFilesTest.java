package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.TestProcess;
import petshell.shell.ShellHarness.Result;
import petshell.shell.call.UserFolders;

/** Every file that petshell writes, with everything that others may have put under its name. */
@DisabledOnOs(OS.WINDOWS)
class OwnFilesTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String MINE = "precious\n";

  /** A file that is made once. */
  private enum Made {
    BACKUP("copy.db", "backup FOLDER/copy.db"),
    BACKUP_BEFORE("dev-backup-20260208T091111.000Z.db", "regen --all --yes --backup"),
    PICTURE("pet.svg", "draw 014 --out FOLDER/pet.svg"),
    PIXELS("pet.png", "draw 014 --out FOLDER/pet.png"),
    PAGE("pets.html", "gallery --out FOLDER/pets.html"),
    DATABASE("new.db", "--db FOLDER/new.db init"),
    SAVED_TRAITS("traits-before-rollback-20260208T091111.000Z.jsonl", "rollback --yes");

    private final String name;
    private final String call;

    Made(String name, String call) {
      this.name = name;
      this.call = call;
    }
  }

  /** What somebody else has put under its name. */
  private enum Found {
    FILE,
    HARD_LINK,
    LINK,
    LINK_TO_NOTHING,
    LINK_TO_DATABASE,
    FOLDER,
    PIPE
  }

  @TempDir Path folder;
  private CommandHarness pets;
  private Path database;
  private Path victim;
  private byte[] before;

  @BeforeEach
  void fill() throws IOException {
    pets =
        CommandHarness.filled(folder)
            .with("XDG_STATE_HOME", folder.resolve("state").toString())
            .with("XDG_CONFIG_HOME", folder.resolve("config").toString());
    database = pets.database().file();
    victim = Files.writeString(folder.resolve("victim"), MINE);
    pets.database()
        .execute(
            "UPDATE Pet SET traits = '{' WHERE rowid = 1",
            "UPDATE Pet SET traits = NULL WHERE rowid = 2");
    before = Files.readAllBytes(database);
  }

  static Stream<Arguments> everythingAtEachName() {
    return Stream.of(Made.values())
        .flatMap(made -> Stream.of(Found.values()).map(found -> Arguments.of(made, found)));
  }

  @ParameterizedTest
  @MethodSource("everythingAtEachName")
  void whatIsMadeIsNeverWrittenOverWhatIsThere(Made made, Found found) throws Exception {
    Path file = folder.resolve(made.name);
    put(found, file);
    Result result = run(made.call);
    assertEquals(1, result.code(), result.err());
    assertEquals(
        "error: FOLDER/%s already exists; choose another name".formatted(made.name),
        lastLine(result));
    assertUntouched(found, file);
  }

  @ParameterizedTest
  @EnumSource(Found.class)
  void aLockFileThatIsNotPetshellsIsNeverOpened(Found found) throws Exception {
    Path lock = folder.resolve("dev.db.petshell-lock");
    put(found, lock);
    Result result = run("backfill");
    assertEquals(1, result.code());
    assertTrue(
        result
            .err()
            .matches(
                "error: cannot use the lock file [^:]+: it [^;]+; move it away and run the command again\n"),
        result.err());
    assertUntouched(found, lock);
    assertEquals(1, run("backfill --dry-run").code());
    assertEquals(0, run("runs").code());
  }

  @Test
  void aLockFileThatIsASecondNameOfTheDatabaseIsNeverOpened() throws Exception {
    Files.createLink(folder.resolve("dev.db.petshell-lock"), database);
    Result result = run("rollback --yes");
    assertEquals(1, result.code());
    assertTrue(
        lastLine(result)
            .startsWith("error: the database file has 2 names (hard links), and writing "),
        result.err());
    assertArrayEquals(before, Files.readAllBytes(database));
    assertEquals(0, run("status").code());
  }

  @ParameterizedTest
  @EnumSource(value = Found.class, mode = EnumSource.Mode.EXCLUDE, names = "FILE")
  void aLogThatIsNoFileOfTheUsersIsNotWrittenAndTheCommandContinues(Found found) throws Exception {
    Path log = folder.resolve("state/petshell/changes.log");
    put(found, log);
    Result result = run("create-pet A --owner user1@example.test");
    assertEquals(0, result.code(), result.err());
    assertTrue(result.err().startsWith("warning: cannot write FOLDER/state/"), result.err());
    before = Files.readAllBytes(database);
    assertUntouched(found, log);
  }

  @ParameterizedTest
  @EnumSource(value = Found.class, mode = EnumSource.Mode.EXCLUDE, names = "FOLDER")
  void aKeptVerificationIsNotReadThroughAnythingElseAndReplacesIt(Found found) throws Exception {
    assertEquals(0, run("verify").code());
    Path kept = only("state/petshell/verified");
    Files.delete(kept);
    put(found, kept);
    Result status = run("status");
    assertEquals(0, status.code());
    assertFalse(status.out().contains("last verify"), status.out());
    Result verify = run("verify");
    assertEquals(0, verify.code());
    assertFalse(verify.err().contains("warning: "), verify.err());
    assertTrue(Files.isRegularFile(kept, LinkOption.NOFOLLOW_LINKS));
    assertEquals(MINE, Files.readString(victim));
    assertArrayEquals(before, Files.readAllBytes(database));
    assertEquals(List.of(kept), List.of(only("state/petshell/verified")));
  }

  @ParameterizedTest
  @EnumSource(value = Found.class, mode = EnumSource.Mode.EXCLUDE, names = "FILE")
  void aHistoryThatIsNoFileOfTheUsersIsNotUsed(Found found) throws Exception {
    Path configuration = folder.resolve("config/petshell");
    Path history = configuration.resolve("history");
    put(found, history);
    assertThrows(IOException.class, () -> UserFolders.history(configuration, Optional.empty()));
    assertUntouched(found, history);
  }

  @ParameterizedTest
  @CsvSource({
    "backup FOLDER/copy.db, copy.db",
    "--db FOLDER/copy.db init, copy.db",
    "--db FOLDER/copy.db init --demo, copy.db"
  })
  void noDatabaseIsMadeNextToFilesOfAnOlderOne(String call, String name) throws Exception {
    for (String ending : List.of("-wal", "-shm", "-journal")) {
      for (Found found : Found.values()) {
        Path left = folder.resolve(name + ending);
        put(found, left);
        Result result = run(call);
        assertEquals(
            "error: a file left by an older database would break the new one:"
                + " FOLDER/%s%s; move it away, or name another file\n".formatted(name, ending),
            result.err());
        assertEquals(1, result.code());
        assertFalse(Files.exists(folder.resolve(name)));
        assertUntouched(found, left);
        Files.delete(left);
      }
    }
    assertEquals(0, run(call).code());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "backup FOLDER/dev.db-wal",
        "backup FOLDER/dev.db-journal",
        "backup FOLDER/x/../dev.db-shm",
        "gallery --out FOLDER/dev.db-journal",
        "backup FOLDER/other.db.petshell-lock",
        "--db FOLDER/dev.db-journal init"
      })
  void nothingIsMadeUnderANameThatSqliteOrPetshellWouldTakeForItsOwn(String call) throws Exception {
    Files.createDirectory(folder.resolve("x"));
    Result result = run(call);
    assertEquals(1, result.code());
    assertTrue(
        result
            .err()
            .matches(
                "error: a file with this name would belong to a database: .+; choose another name\n"),
        result.err());
    assertArrayEquals(before, Files.readAllBytes(database));
    assertEquals(List.of(), drafts());
  }

  @ParameterizedTest
  @ValueSource(ints = {246, 250, 255, 300})
  void aNameThatIsTooLongForADatabaseIsRefusedBeforeItIsCopied(int length) throws Exception {
    Result result = run("backup FOLDER/" + "x".repeat(length - 3) + ".db");
    assertEquals(length == 246 ? 0 : 1, result.code(), result.err());
    assertTrue(
        length == 246 || result.err().startsWith("error: this name is too long for "),
        result.err());
    assertEquals(List.of(), drafts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-r-----", "rw-rw----", "rw-r--r--", "rw-rw-rw-"})
  void theLockFileIsAsWideAsTheDatabase(String rights) throws Exception {
    Path lock = folder.resolve("dev.db.petshell-lock");
    Files.deleteIfExists(lock);
    Files.setPosixFilePermissions(database, PosixFilePermissions.fromString(rights));
    assertEquals(0, run("create-pet A --owner user1@example.test").code());
    assertEquals(rights, rights(lock));
    Files.setPosixFilePermissions(lock, PosixFilePermissions.fromString("rw-r--r--"));
    assertEquals(0, run("create-pet A --owner user1@example.test").code());
    assertEquals(rights, rights(lock));
  }

  @ParameterizedTest
  @EnumSource(value = Made.class, mode = EnumSource.Mode.EXCLUDE, names = "DATABASE")
  void whatIsMadeIsForItsOwnerAlone(Made made) throws Exception {
    Result result = run(made.call);
    assertEquals(0, result.code(), result.err());
    assertEquals("rw-------", rights(folder.resolve(made.name)));
    assertEquals(1, Files.getAttribute(folder.resolve(made.name), "unix:nlink"));
    assertEquals(List.of(), drafts());
  }

  @Test
  void aNewDatabaseIsAsWideAsTheSystemMakesNewFiles() throws Exception {
    assertEquals(0, run(Made.DATABASE.call).code());
    assertEquals(rights(Files.createFile(folder.resolve("any"))), rights(folder.resolve("new.db")));
    assertEquals(List.of(), drafts());
  }

  @Test
  void aFolderOfStateThatOthersMayWriteIsTakenFromThem() throws Exception {
    Path state = Files.createDirectories(folder.resolve("state/petshell"));
    Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertEquals(0, run("backfill").code());
    assertEquals("rwx------", rights(state));
    assertEquals("rw-------", rights(state.resolve("changes.log")));
  }

  @Test
  void aFolderOfStateThatIsALinkInAFolderOfAllIsNotUsed() throws Exception {
    Path shared = Files.createDirectories(folder.resolve("state"));
    Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Files.createSymbolicLink(shared.resolve("petshell"), elsewhere);
    Result result = run("backfill");
    assertEquals(0, result.code());
    assertTrue(result.err().contains("warning: cannot write "), result.err());
    assertEquals(0, run("verify").code());
    assertEquals(List.of(), List.of(elsewhere.toFile().list()));
  }

  @Test
  void whatAKilledProcessLeftIsRemovedADayLaterAndNothingElse() throws Exception {
    Path old = Files.writeString(folder.resolve(".petshell-123.part"), MINE);
    Path oldJournal = Files.writeString(folder.resolve(".petshell-123.part-journal"), MINE);
    Path young = Files.writeString(folder.resolve(".petshell-124.part"), MINE);
    Path other = Files.writeString(folder.resolve(".petshell-mine.part"), MINE);
    Path link = Files.createSymbolicLink(folder.resolve(".petshell-125.part"), victim);
    FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(25)));
    for (Path file : List.of(old, oldJournal, other, victim)) {
      Files.setLastModifiedTime(file, longAgo);
    }
    assertEquals(0, run(Made.PICTURE.call).code());
    assertFalse(Files.exists(old) || Files.exists(oldJournal));
    assertEquals(List.of(young, link, other), drafts());
    assertEquals(MINE, Files.readString(victim));
  }

  private Result run(String call) {
    String[] words = call.replace("FOLDER", folder.toString()).split(" ");
    return assertTimeoutPreemptively(
        LONGEST, () -> call.startsWith("--db") ? pets.runBare(words) : pets.run(words));
  }

  private static String lastLine(Result result) {
    List<String> lines = result.err().lines().toList();
    return lines.get(lines.size() - 1);
  }

  private void put(Found found, Path file) throws Exception {
    Files.createDirectories(file.getParent());
    switch (found) {
      case FILE -> Files.writeString(file, MINE);
      case HARD_LINK -> Files.createLink(file, victim);
      case LINK -> Files.createSymbolicLink(file, victim);
      case LINK_TO_NOTHING -> Files.createSymbolicLink(file, folder.resolve("nowhere"));
      case LINK_TO_DATABASE -> Files.createSymbolicLink(file, database);
      case FOLDER -> Files.createDirectory(file);
      case PIPE ->
          assertEquals(0, TestProcess.builder("mkfifo", file.toString()).start().waitFor());
    }
  }

  private void assertUntouched(Found found, Path file) throws IOException {
    BasicFileAttributes there =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    switch (found) {
      case FILE, HARD_LINK -> assertEquals(MINE, Files.readString(file));
      case LINK, LINK_TO_NOTHING, LINK_TO_DATABASE -> assertTrue(there.isSymbolicLink());
      case FOLDER -> assertTrue(there.isDirectory());
      case PIPE -> assertTrue(there.isOther());
    }
    assertEquals(MINE, Files.readString(victim));
    assertFalse(Files.exists(folder.resolve("nowhere")));
    assertArrayEquals(before, Files.readAllBytes(database));
    assertEquals(List.of(), drafts());
  }

  private List<Path> drafts() throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, ".petshell-*")) {
      return StreamSupport.stream(found.spliterator(), false).sorted().toList();
    }
  }

  private Path only(String name) {
    String[] files = folder.resolve(name).toFile().list();
    assertEquals(1, files.length);
    return folder.resolve(name).resolve(files[0]);
  }

  private static String rights(Path file) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
  }
}

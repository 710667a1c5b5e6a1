package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.ProgramAsBuilt;
import petshell.TestProcess;
import petshell.store.WebAppDatabase;

/** Commands that find no room: each ends with one line, and leaves the database whole. */
@DisabledOnOs(OS.WINDOWS)
class FullDiskIT {
  private static final String LIMIT_FILES = "ulimit -f \"$1\"; shift; exec \"$@\"";

  /** A disk of its own, that no other process sees; what is on it in the end is copied back. */
  private static final String SMALL_DISK =
      """
      disk=$1; size=$2; database=$3; shift 3
      mount -t tmpfs -o size="$size" none "$disk" || exit 77
      cp "$database" "$disk"
      "$@"
      code=$?
      cp "$disk"/*.db* "$(dirname "$database")"
      exit $code
      """;

  private static final int NO_DISK = 77;

  /** What ulimit counts in. */
  private static final long BLOCK = 512;

  private static final int PETS = 6_000;

  @TempDir Path folder;
  @TempDir private Path state;
  private WebAppDatabase pets;

  /** How a process ended. */
  private record End(int code, String errors) {}

  @BeforeEach
  void makeManyPets() {
    pets = WebAppDatabase.migrated(folder);
    pets.execute(
        "WITH RECURSIVE n(i) AS (SELECT 93 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + PETS
            + ") INSERT INTO Pet (id, name, userId, updatedAt)"
            + " SELECT 'pet ' || i, 'Many', (SELECT id FROM User LIMIT 1), 'now' FROM n");
  }

  @Test
  void aBackfillThatReachesALimitOfTheSystemKeepsWhatItHasCommitted() throws Exception {
    long blocks = Files.size(pets.file()) / BLOCK + 1_000;
    End end = runWithLimit(blocks, "backfill");
    assertEquals(1, end.code(), end.errors());
    assertTrue(
        end.errors()
            .endsWith(
                "error: the disk failed (SQLITE_IOERR_WRITE): "
                    + pets.file()
                    + "; check the disk, the quota and the file, then try again\n"),
        end.errors());
    assertResumes();
  }

  @Test
  void aBackfillThatFillsTheDiskKeepsWhatItHasCommitted() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    Path onDisk = disk.resolve(pets.file().getFileName());
    List<String> command =
        new ArrayList<>(List.of("unshare", "-Urm", "sh", "-c", SMALL_DISK, "sh"));
    command.addAll(
        List.of(
            disk.toString(),
            String.valueOf(Files.size(pets.file()) + 500_000),
            pets.file().toString()));
    command.addAll(petshell(onDisk, "backfill"));
    End end = run(command);
    assumeTrue(end.code() != NO_DISK && !end.errors().contains("unshare"), end.errors());
    assertEquals(1, end.code(), end.errors());
    assertTrue(
        end.errors()
            .endsWith(
                "error: the disk is full: "
                    + onDisk
                    + "; free some space and run the command again\n"),
        end.errors());
    assertResumes();
  }

  private void assertResumes() throws Exception {
    assertEquals(List.of("ok"), pets.query("PRAGMA integrity_check"));
    long filled = Long.parseLong(pets.query("SELECT count(traits) FROM Pet").get(0));
    assertTrue(filled > 0 && filled < PETS, "filled: " + filled);
    assertEquals(
        List.of(String.valueOf(filled)),
        pets.query("SELECT changed FROM petshell_run WHERE command = 'backfill'"));
    End end = run(petshell(pets.file(), "backfill"));
    assertEquals(0, end.code(), end.errors());
    assertEquals(List.of("0"), pets.query("SELECT count(*) FROM Pet WHERE traits IS NULL"));
  }

  @Test
  void aBackupThatFindsNoRoomLeavesNoFile() throws Exception {
    pets.execute("CREATE TABLE filler (f)", "INSERT INTO filler VALUES (zeroblob(3000000))");
    List<Path> before = files();
    Path copy = folder.resolve("copy.db");
    End end = runWithLimit(3_000_000 / BLOCK, "backup", copy.toString());
    assertEquals(1, end.code(), end.errors());
    assertTrue(
        end.errors().matches("error: the disk failed \\(SQLITE_IOERR\\w*\\): [^\\n]+\\n"),
        end.errors());
    assertEquals(before, files());
  }

  @ParameterizedTest
  @CsvSource({"pets.html, 400, gallery --out", "new.db, 40, init --demo"})
  void whatIsMadeAndFindsNoRoomIsNotThereByHalf(String name, int blocks, String call)
      throws Exception {
    Path file = folder.resolve(name);
    List<Path> before = files();
    List<String> words = new ArrayList<>(List.of(call.split(" ", -1)));
    Path database = pets.file();
    if (call.startsWith("init")) {
      database = file;
    } else {
      words.add(file.toString());
    }
    List<String> command = new ArrayList<>(List.of("sh", "-c", LIMIT_FILES, "sh", "" + blocks));
    command.addAll(petshell(database, words.toArray(String[]::new)));
    End end = run(command);
    assertEquals(1, end.code(), end.errors());
    assertTrue(end.errors().matches("error: [^\\n]+: [^\\n]+\\n"), end.errors());
    assertEquals(before, files());
    assertEquals(0, run(petshell(database, words.toArray(String[]::new))).code());
  }

  @Test
  void aRollbackThatCannotSaveTheTraitsDropsNothing() throws Exception {
    assertEquals(0, run(petshell(pets.file(), "backfill", "--batch", "1000")).code());
    List<Path> before = files();
    byte[] bytes = Files.readAllBytes(pets.file());
    End end = runWithLimit(1_400_000 / BLOCK, "rollback", "--yes");
    assertEquals(1, end.code(), end.errors());
    assertTrue(end.errors().contains("error: cannot save the traits to "), end.errors());
    assertTrue(
        end.errors()
            .endsWith("; nothing was dropped; check the free space and the rights of the folder\n"),
        end.errors());
    assertEquals(before, files());
    assertArrayEquals(bytes, Files.readAllBytes(pets.file()));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.toString().endsWith("-lock")).sorted().toList();
    }
  }

  private End runWithLimit(long blocks, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("sh", "-c", LIMIT_FILES, "sh", "" + blocks));
    command.addAll(petshell(pets.file(), words));
    return run(command);
  }

  private static List<String> petshell(Path database, String... words) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--db", database.toString()));
    arguments.addAll(List.of(words));
    return ProgramAsBuilt.command(List.of("-Xmx128m"), arguments);
  }

  private End run(List<String> command) throws Exception {
    Path errors = Files.createTempFile("petshell", ".err");
    try {
      ProcessBuilder builder =
          TestProcess.builder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(errors.toFile());
      builder.environment().put("XDG_STATE_HOME", state.toString());
      Process process = builder.start();
      process.getOutputStream().close();
      assertTrue(process.waitFor(2, TimeUnit.MINUTES), "still running");
      return new End(process.exitValue(), Files.readString(errors, StandardCharsets.UTF_8));
    } finally {
      Files.delete(errors);
    }
  }
}

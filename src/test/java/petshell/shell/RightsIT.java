package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.FolderState;
import petshell.ProgramAsBuilt;
import petshell.TestProcess;
import petshell.shell.ShellHarness.Result;

/** Files and folders that may not be written, or not even be read. */
@DisabledOnOs(OS.WINDOWS)
class RightsIT {
  /** Makes rights hold for the superuser too, as they do for everybody else. */
  private static final List<String> WITHOUT_PRIVILEGES =
      List.of(
          "setpriv",
          "--bounding-set=-dac_override,-dac_read_search",
          "--inh-caps=-dac_override,-dac_read_search");

  @TempDir Path folder;
  private CommandHarness pets;
  private Path file;

  @BeforeEach
  void migrate() {
    pets = CommandHarness.migrated(folder);
    file = pets.database().file();
  }

  @AfterEach
  void giveTheRightsBack() throws IOException {
    permit(folder, "rwx------");
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "verify", "list-pets", "backfill --dry-run"})
  void aReadOnlyFileIsRead(String command) throws Exception {
    permit(file, "r--r--r--");
    assertEquals(0, run(command).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"backfill", "regen --all --yes", "rollback --yes", "create-pet A"})
  void aFileThatMayOnlyBeReadIsNotWritten(String command) throws Exception {
    String owner = pets.database().query("SELECT id FROM User LIMIT 1").get(0);
    permit(file, "r--r--r--");
    byte[] before = Files.readAllBytes(file);
    Result result = run(command.equals("create-pet A") ? command + " --owner " + owner : command);
    assertEquals(1, result.code());
    assertEquals(
        "error: cannot write to the database %s; check the rights of the file and its folder"
            .formatted(file),
        lastLine(result));
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void inAFolderThatMayOnlyBeReadNothingIsWritten() throws Exception {
    Files.deleteIfExists(folder.resolve("dev.db.petshell-lock"));
    byte[] before = Files.readAllBytes(file);
    permit(folder, "r-xr-xr-x");
    assertEquals(0, run("status").code());
    Result result = run("backfill");
    assertEquals(1, result.code());
    assertEquals(
        "error: cannot use the lock file %s.petshell-lock; check the disk and the rights of its folder"
            .formatted(file),
        lastLine(result));
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "verify", "list-pets", "backfill --dry-run"})
  void inAReadOnlyFolderADatabaseInWalModeIsRead(String command) throws Exception {
    pets.database().execute("PRAGMA journal_mode = WAL");
    permit(file, "r--r--r--");
    permit(folder, "r-xr-xr-x");
    FolderState before = FolderState.of(folder);
    assertEquals(0, run(command).code());
    assertEquals(before, FolderState.of(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"status", "backfill"})
  void aFileThatMayNotBeReadIsAnErrorThatNamesIt(String command) throws Exception {
    permit(file, "---------");
    Result result = run(command);
    assertEquals(1, result.code());
    assertEquals(
        "error: cannot open the database %s; check the rights of the file and its folder"
            .formatted(file),
        lastLine(result));
  }

  private static String lastLine(Result result) {
    List<String> lines = result.err().lines().toList();
    return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
  }

  private Result run(String command) throws Exception {
    boolean root = "root".equals(System.getProperty("user.name"));
    List<String> line = new ArrayList<>(root ? WITHOUT_PRIVILEGES : List.of());
    List<String> words = new ArrayList<>(List.of("--db", file.toString()));
    words.addAll(List.of(command.split(" ", -1)));
    line.addAll(ProgramAsBuilt.command(List.of("-Xmx128m"), words));
    assumeTrue(
        !root || TestProcess.isInstalled("setpriv"),
        "rights do not hold for the superuser, and there is no setpriv");
    Process process = TestProcess.builder(line).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), out, err);
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }
}

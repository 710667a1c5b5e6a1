package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.ProgramAsBuilt;
import petshell.TestProcess;
import petshell.shell.ShellHarness.Result;

/** The superuser and the user of the web app at work on one database, in turn. */
@DisabledOnOs(OS.WINDOWS)
class SeveralUsersIT {
  /** The user whom every system has, and who owns nothing else. */
  private static final int APP = 65534;

  private static final List<String> AS_APP =
      List.of("setpriv", "--reuid=" + APP, "--regid=" + APP, "--clear-groups");

  @TempDir Path folder;
  private Path file;
  private Path lock;

  @BeforeEach
  void giveDatabaseToTheApp() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only the superuser plays others");
    file = CommandHarness.migrated(folder).database().file();
    lock = folder.resolve("dev.db.petshell-lock");
    for (Path path : List.of(folder, file)) {
      Files.setAttribute(path, "unix:uid", APP);
      Files.setAttribute(path, "unix:gid", APP);
    }
    permit(file, "rw-r-----");
    permit(folder, "rwx------");
  }

  @Test
  void whatTheSuperuserStartsTheAppContinues() throws Exception {
    assertEquals(0, run(List.of(), "backfill", "--limit", "10").code());
    assertEquals("rw-r-----", rights(lock));
    assertEquals(APP, Files.getAttribute(lock, "unix:uid"));
    assertEquals(APP, Files.getAttribute(lock, "unix:gid"));
    assertDone(run(AS_APP, "backfill"));
    assertDone(run(AS_APP, "rollback", "--yes"));
    assertDone(run(List.of(), "migrate"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pid 4000000 on db1, since 2026-02-08T09:11:11Z: migrate\n"})
  void aLockFileThatIsTheSuperusersAloneIsReplacedWhileNoOperatorIsAtWork(String text)
      throws Exception {
    Files.writeString(lock, text);
    permit(lock, "rw-r--r--");
    assertDone(run(AS_APP, "backfill"));
    assertEquals(APP, Files.getAttribute(lock, "unix:uid"));
    assertEquals("rw-r-----", rights(lock));
  }

  @Test
  void aLockFileThatTheSuperuserHoldsIsNotReplaced() throws Exception {
    Files.writeString(lock, "pid 1 on db1, since 2026-02-08T09:11:11Z: migrate\n");
    permit(lock, "rw-r--r--");
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock held = channel.lock(1L << 40, 1, false)) {
      Objects.requireNonNull(held, "held");
      assertEquals(
          "error: another petshell is writing to this database: pid 1 on db1, since"
              + " 2026-02-08T09:11:11Z: migrate; wait for it, or stop it",
          lastLine(run(AS_APP, "--busy-timeout", "100ms", "backfill")));
    }
    assertEquals(0, Files.getAttribute(lock, "unix:uid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "rw-r--r--"})
  void aLockFileThatMayNotBeReplacedIsAnErrorThatSaysWhatToDo(String rights) throws Exception {
    Files.createFile(lock);
    permit(lock, rights);
    Files.setAttribute(folder, "unix:uid", 0);
    Files.setAttribute(folder, "unix:mode", 01777);
    Result result = run(AS_APP, "--busy-timeout", "100ms", "backfill");
    assertEquals(1, result.code(), result.err());
    assertEquals(
        "error: the lock file belongs to another user: "
            + lock
            + "; ask that user or root to remove it while no petshell is running",
        lastLine(result));
    assertDone(run(List.of(), "backfill"));
    assertDone(run(AS_APP, "verify", "--check"));
  }

  private static void assertDone(Result result) {
    assertEquals(0, result.code(), result.err());
  }

  private static String lastLine(Result result) {
    List<String> lines = result.err().lines().toList();
    assertTrue(!lines.isEmpty());
    return lines.get(lines.size() - 1);
  }

  private Result run(List<String> user, String... words) throws Exception {
    List<String> line = new ArrayList<>(user);
    List<String> all = new ArrayList<>(List.of("--db", file.toString()));
    all.addAll(List.of(words));
    line.addAll(ProgramAsBuilt.command(List.of("-Xmx128m"), all));
    ProcessBuilder builder = TestProcess.builder(line);
    builder.environment().keySet().retainAll(List.of("PATH"));
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), out, err);
  }

  private static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}

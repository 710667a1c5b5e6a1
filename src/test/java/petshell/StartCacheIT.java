package petshell;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of loaded classes: made once, used from then on, never in anybody's way. */
final class StartCacheIT {
  @TempDir Path folder;
  private Path launcher;
  private Path cache;

  @BeforeEach
  void unpack() throws IOException {
    launcher = LauncherFixture.archive(folder.resolve("an app"));
    cache = folder.resolve("a cache/petshell");
  }

  @Test
  void theArchiveIsMadeOnceInAPrivateFolderAndUsed() throws Exception {
    assertUses(true, launch("now").run("jvm"));
    List<Path> made = files();
    assertEquals(1, made.size());
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(cache)));
    assertTrue(launch("").run("jvm").out().contains("=" + made.get(0)));
    assertEquals(made, files());
  }

  @Test
  void anotherJarGetsAnotherArchive() throws Exception {
    launch("now").run();
    List<Path> before = files();
    Files.writeString(folder.resolve("an app/start/training.pets"), "help\nversion\n");
    launch("now").run();
    assertEquals(2, files().size());
    assertNotEquals(before, files());
  }

  @Test
  void whereItIsOffNoArchiveIsMadeOrUsed() throws Exception {
    launch("off").run();
    assertFalse(Files.exists(cache));
    launch("now").run();
    assertUses(false, launch("off").run("jvm"));
  }

  @Test
  void aFolderThatCannotBeMadeDoesNoHarm() throws Exception {
    Launch launch = launch("now").with("XDG_CACHE_HOME", "/dev/null/cache");
    assertEquals(new Launch.Outcome(0, "<a>\n", ""), launch.run("a"));
  }

  @Test
  void withoutAHomeThereIsNoArchive() throws Exception {
    Launch launch = launch("now").without("XDG_CACHE_HOME");
    assertEquals(new Launch.Outcome(0, "<a>\n", ""), launch.run("a"));
  }

  @Test
  void aFullDiskDoesNoHarmAndIsNotTriedAgainAtOnce() throws Exception {
    // No file may grow over 4 KiB: the archive cannot be written.
    Launch launch = launch("now").through("sh", "-c", "ulimit -f 8; exec \"$0\" \"$@\"");
    assertEquals(new Launch.Outcome(0, "<a>\n", ""), launch.run("a"));
    List<Path> left = files();
    assertEquals(1, left.size());
    assertTrue(left.get(0).toString().endsWith(".failed"), left.toString());
    assertUses(false, launch("now").run("jvm"));
  }

  @Test
  void twoFirstStartsAtOnceMakeOneArchive() throws Exception {
    Process first = launch("now").start("first");
    Process second = launch("now").start("second");
    assertEquals(0, Launch.ended(first));
    assertEquals(0, Launch.ended(second));
    assertEquals("<first>", first.inputReader().readLine());
    assertEquals("<second>", second.inputReader().readLine());
    assertEquals(1, files().size());
    assertUses(true, launch("").run("jvm"));
  }

  @Test
  void whoReadsTheOutputDoesNotWaitForTheTraining() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, Launch.ended(TestProcess.builder("mkfifo", pipe.toString()).start()));
    Process process = launch("").with("PROBE_PIPE", pipe).start("a");
    assertEquals("<a>\n", new String(process.getInputStream().readAllBytes(), US_ASCII));
    assertEquals("", new String(process.getErrorStream().readAllBytes(), US_ASCII));
    ProcessHandle training = training();
    assertTrue(training.isAlive());
    Files.writeString(pipe, "go");
    training.onExit().get(1, TimeUnit.MINUTES);
    assertUses(true, launch("").run("jvm"));
  }

  private Launch launch(String mode) {
    Launch launch = new Launch(launcher).with("PETSHELL_START_CACHE", mode);
    return launch.with("XDG_CACHE_HOME", cache.getParent());
  }

  private static void assertUses(boolean archive, Launch.Outcome outcome) {
    assertEquals("", outcome.err());
    assertEquals(archive, outcome.out().contains("/classes-"), outcome.out());
  }

  private List<Path> files() throws IOException {
    if (Files.notExists(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(cache)) {
      return files.sorted().toList();
    }
  }

  /** The process that makes the archive, by the lock that it holds. */
  private ProcessHandle training() throws IOException {
    List<Path> locks = List.of();
    while (locks.isEmpty()) {
      locks = files().stream().filter(file -> file.toString().endsWith(".lock")).toList();
    }
    String holder = Files.readSymbolicLink(locks.get(0)).toString();
    return ProcessHandle.of(Long.parseLong(holder.substring(0, holder.indexOf('@')))).orElseThrow();
  }
}

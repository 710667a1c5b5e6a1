package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Java the launcher takes, and what it says of one that will not do. */
final class LauncherJavaIT {
  private static final String NEEDED = "; petshell needs Java 17 or newer: ";
  private static final String INSTALL =
      "install one (Debian: apt install openjdk-17-jre-headless), or set JAVA_HOME";

  @TempDir Path folder;
  private Path launcher;
  private Path bin;

  @BeforeEach
  void unpack() throws IOException {
    launcher = LauncherFixture.archive(folder.resolve("app"));
    bin = LauncherFixture.tools(folder.resolve("bin"));
  }

  @Test
  void aMissingJavaIsSaid() throws Exception {
    assertFailure("there is no \"java\" on the PATH" + NEEDED + INSTALL, onThePath().run("a"));
  }

  @Test
  void aWrongJavaHomeIsSaid() throws Exception {
    assertFailure(
        "JAVA_HOME has no bin/java: \"/nowhere\"" + NEEDED + "set JAVA_HOME to one, or unset it",
        new Launch(launcher).with("JAVA_HOME", "/nowhere").run("a"));
  }

  @Test
  void anOldJavaIsNotEvenStarted() throws Exception {
    Path old = LauncherFixture.script(folder.resolve("old/bin/java"), "echo started");
    Files.writeString(folder.resolve("old/release"), "JAVA_VERSION=\"11.0.2\"\n");
    assertFailure(
        "Java is too old: \"" + old + "\" is version 11.0.2" + NEEDED + INSTALL,
        new Launch(launcher).with("JAVA_HOME", folder.resolve("old")).run("a"));
  }

  @Test
  void aJavaBeforeTheNewNumberingIsOldToo() throws Exception {
    Path old =
        LauncherFixture.script(
            folder.resolve("old/bin/java"),
            "echo '    java.home = /usr/lib/jvm/8/jre' >&2",
            "echo '    java.version = 1.8.0_292' >&2");
    assertFailure(
        "Java is too old: \"" + old + "\" is version 1.8.0_292" + NEEDED + INSTALL,
        new Launch(launcher).with("JAVA_HOME", folder.resolve("old")).run("a"));
  }

  @Test
  void aJavaOnThePathIsFoundThroughLinks() throws Exception {
    Files.createSymbolicLink(
        folder.resolve("alternative"), LauncherFixture.JAVA_HOME.resolve("bin/java"));
    Files.createSymbolicLink(bin.resolve("java"), Path.of("../alternative"));
    assertEquals(new Launch.Outcome(0, "<a>\n", ""), onThePath().run("a"));
  }

  @Test
  void aWrapperIsAskedOnceForTheJavaBehindIt() throws Exception {
    Path calls = folder.resolve("calls");
    LauncherFixture.script(
        bin.resolve("java"),
        "echo call >>'" + calls + "'",
        "exec '" + LauncherFixture.JAVA_HOME + "/bin/java' \"$@\"");
    Launch launch = onThePath().with("XDG_CACHE_HOME", folder.resolve("cache"));
    assertEquals(new Launch.Outcome(0, "<a>\n", ""), launch.run("a"));
    assertEquals(new Launch.Outcome(0, "<b>\n", ""), launch.run("b"));
    assertEquals("call\n", Files.readString(calls));
  }

  @Test
  void aCollectorOfTheUsersTakesThePlaceOfOurs() throws Exception {
    Launch launch = new Launch(launcher).with("PETSHELL_JAVA_OPTIONS", "-XX:+UseParallelGC");
    assertEquals(
        new Launch.Outcome(0, "PS MarkSweep\nPS Scavenge\n", ""), launch.run("collectors"));
    assertEquals("Copy\nMarkSweepCompact\n", new Launch(launcher).run("collectors").out());
  }

  private Launch onThePath() {
    return new Launch(launcher).without("JAVA_HOME").with("PATH", bin);
  }

  private static void assertFailure(String message, Launch.Outcome outcome) {
    assertEquals(new Launch.Outcome(1, "", "error: " + message + "\n"), outcome);
  }
}

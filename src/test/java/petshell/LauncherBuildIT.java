package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When and how the launcher builds a checkout. */
final class LauncherBuildIT {
  private static final String BUILDING =
      "petshell: building the program, which is missing or older than its sources"
          + " (a minute; longer the first time)\n";
  private static final String WAITING =
      "petshell: another start is building the program; waiting for it\n";

  @TempDir Path folder;
  private Path project;
  private Path launcher;
  private Path bin;
  private Path calls;

  @BeforeEach
  void checkOut() throws IOException {
    project = folder.resolve("a checkout");
    launcher = LauncherFixture.checkout(project);
    bin = LauncherFixture.tools(folder.resolve("bin"));
    calls = Files.createFile(folder.resolve("calls"));
  }

  @Test
  void aProgramThatLacksIsBuiltAndStarted() throws Exception {
    LauncherFixture.addMaven(bin, calls, "echo much; cat");
    Launch.Outcome outcome = launch().reading("for the program").run("input");
    assertEquals(new Launch.Outcome(0, "for the program", BUILDING), outcome);
    assertTrue(Files.readString(calls).endsWith(" -q -B -P quick package\n"));
  }

  @Test
  void aCurrentProgramIsNotBuiltAgain() throws Exception {
    LauncherFixture.addMaven(bin, calls, "");
    launch().run();
    assertEquals(new Launch.Outcome(0, "<a>\n", ""), launch().run("a"));
    assertEquals(1, builds());
  }

  @Test
  void aSourceThatIsNewerOrGoneIsBuiltAgain() throws Exception {
    LauncherFixture.addMaven(bin, calls, "");
    launch().run();
    Files.writeString(project.resolve("changelog/new.sql"), "");
    assertEquals(BUILDING, launch().run().err());
    Files.delete(project.resolve("src/main/java/Main.java"));
    assertEquals(BUILDING, launch().run().err());
    assertEquals(3, builds());
  }

  @Test
  void aSourceThatChangesDuringTheBuildIsBuiltByTheNextStart() throws Exception {
    LauncherFixture.addMaven(bin, calls, "sleep 0.1; touch src/main/java/Main.java");
    launch().run();
    assertEquals(BUILDING, launch().run().err());
  }

  @Test
  void aFailingBuildShowsItsOutputAndStartsNothing() throws Exception {
    LauncherFixture.addMaven(bin, calls, "echo '[ERROR] what it is'; exit 7");
    assertEquals(
        new Launch.Outcome(
            1,
            "",
            BUILDING
                + "[ERROR] what it is\n"
                + "error: the program could not be built: the reasons stand above\n"),
        launch().run("a"));
    assertFalse(locked());
  }

  @Test
  void twoStartsAtOnceBuildOnce() throws Exception {
    LauncherFixture.addMaven(bin, calls, "until [ -e go ]; do sleep 0.1; done");
    Process first = launch().start("first");
    Process second;
    try (BufferedReader err = first.errorReader()) {
      assertEquals(BUILDING.strip(), err.readLine());
      second = launch().start("second");
      try (BufferedReader secondErr = second.errorReader()) {
        assertEquals(WAITING.strip(), secondErr.readLine());
        Files.createFile(project.resolve("go"));
        assertEquals(0, Launch.ended(second));
      }
      assertEquals(0, Launch.ended(first));
    }
    assertEquals("<first>", first.inputReader().readLine());
    assertEquals("<second>", second.inputReader().readLine());
    assertEquals(1, builds());
    assertFalse(locked());
  }

  @Test
  void theLockOfAKilledStartIsTakenOver() throws Exception {
    LauncherFixture.addMaven(bin, calls, "");
    Process ended = TestProcess.builder("/bin/sh", "-c", "uname -n").start();
    String machine = ended.inputReader().readLine();
    assertEquals(0, Launch.ended(ended));
    Files.createDirectories(project.resolve("target"));
    Files.createSymbolicLink(lock(), Path.of(ended.pid() + "@" + machine));
    assertEquals(new Launch.Outcome(0, "<a>\n", BUILDING), launch().run("a"));
    assertFalse(locked());
  }

  @Test
  void aSignalEndsTheBuildToo() throws Exception {
    LauncherFixture.addMaven(bin, calls, "exec sleep 300");
    Process process = launch().start("a");
    try (BufferedReader err = process.errorReader()) {
      assertEquals(BUILDING.strip(), err.readLine());
      long maven = mavenProcess();
      process.toHandle().destroy();
      assertEquals(143, Launch.ended(process));
      ProcessHandle.of(maven)
          .ifPresent(left -> left.onExit().orTimeout(1, TimeUnit.MINUTES).join());
    }
    assertFalse(locked());
  }

  @Test
  void withoutMavenOnlyABuiltProgramStarts() throws Exception {
    assertEquals(
        new Launch.Outcome(
            1,
            "",
            "error: the program must be built first, but there is no \"mvn\" on the PATH;"
                + " install Maven 3.8 or newer, or use the packed archive\n"),
        launch().run("a"));
    putBuiltProgram();
    assertEquals(new Launch.Outcome(0, "<a>\n", ""), launch().run("a"));
  }

  @Test
  void withoutACompilerOnlyABuiltProgramStarts() throws Exception {
    LauncherFixture.addMaven(bin, calls, "");
    Path runtime = folder.resolve("jre");
    LauncherFixture.script(
        runtime.resolve("bin/java"), "exec '" + LauncherFixture.JAVA_HOME + "/bin/java' \"$@\"");
    Files.copy(LauncherFixture.JAVA_HOME.resolve("release"), runtime.resolve("release"));
    Launch launch = launch().with("JAVA_HOME", runtime);
    assertEquals(
        new Launch.Outcome(
            1,
            "",
            "error: the program must be built first, but this Java has no compiler: \""
                + runtime
                + "\"; install a JDK (17 or newer), or set JAVA_HOME to one\n"),
        launch.run("a"));
    putBuiltProgram();
    assertEquals(new Launch.Outcome(0, "<a>\n", ""), launch.run("a"));
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaid() throws Exception {
    LauncherFixture.addMaven(bin, calls, "");
    Files.createFile(project.resolve("target"));
    Launch.Outcome outcome = launch().run("a");
    assertEquals(1, outcome.exitCode());
    assertTrue(
        outcome.err().startsWith("error: the program is not built, and its folder is read-only"),
        outcome.err());
  }

  @Test
  void theBuildRunsOnTheJavaThatTheLauncherFound() throws Exception {
    LauncherFixture.addMaven(bin, calls, "echo \"$JAVA_HOME\" >home");
    Files.createSymbolicLink(bin.resolve("java"), LauncherFixture.JAVA_HOME.resolve("bin/java"));
    launch().without("JAVA_HOME").run();
    assertEquals(
        LauncherFixture.JAVA_HOME.toRealPath(),
        Path.of(Files.readString(project.resolve("home")).strip()).toRealPath());
  }

  private Launch launch() {
    return new Launch(launcher).with("PATH", bin);
  }

  private void putBuiltProgram() throws IOException {
    Path jar = project.resolve("target/petshell-9.9.9.jar");
    Files.createDirectories(project.resolve("target/lib"));
    LauncherFixture.probeJar(jar);
    FileTime newer = FileTime.from(System.currentTimeMillis() + 1000, TimeUnit.MILLISECONDS);
    Files.setLastModifiedTime(jar, newer);
  }

  private int builds() throws IOException {
    return Files.readAllLines(calls).size();
  }

  /** Waits until the build has started; the launcher says so before. */
  private long mavenProcess() throws IOException {
    String line = "";
    while (line.isEmpty()) {
      line = Files.readString(calls);
      Thread.onSpinWait();
    }
    assertNotEquals("", line);
    return Long.parseLong(line.substring(0, line.indexOf(' ')));
  }

  private Path lock() {
    return project.resolve("target/.build.lock");
  }

  private boolean locked() {
    return Files.exists(lock(), LinkOption.NOFOLLOW_LINKS);
  }
}

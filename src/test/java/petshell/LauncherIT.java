package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the launcher finds the program and hands everything on to it. */
final class LauncherIT {
  @TempDir Path folder;
  private Path launcher;

  @BeforeEach
  void unpack() throws IOException {
    launcher = LauncherFixture.archive(folder.resolve("app"));
  }

  @Test
  void wordsArriveUntouched() throws Exception {
    List<String> words =
        List.of(
            "", " a  b ", "it's", "\"q\"", "*", "@file", "-Dx=y", "--", "$HOME", "\\n", "a\nb",
            "%");
    assertEquals(
        new Launch.Outcome(0, probed(words), ""),
        new Launch(launcher).run(words.toArray(String[]::new)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "LANG=C",
        "LC_ALL=POSIX",
        "LC_CTYPE=UTF-8",
        "LANG=xx_YY.UTF-8",
        "LC_ALL=xx_YY.UTF-8",
        "LANG=C.UTF-8 LC_CTYPE=nonsense",
        "LC_ALL=de_DE",
        "LC_ALL=de_DE@euro",
        "LC_ALL=ar_EG.UTF-8",
        "LC_ALL=ja_JP.SJIS",
        "LANG=/etc/passwd"
      })
  void wordsAndVariablesArriveInEveryLocale(String locale) throws Exception {
    // This JVM may itself be in a locale that cannot name them: the shell does.
    Launch launch = new Launch(launcher);
    Stream.of(locale.split(" "))
        .filter(variable -> !variable.isEmpty())
        .map(variable -> variable.split("=", 2))
        .forEach(variable -> launch.with(variable[0], variable[1]));
    launch.through(
        "sh",
        "-c",
        "word=$(printf 'z\\303\\274 \\360\\237\\220\\261'); PROBE=$word exec \"$0\" variable PROBE \"$word\"");
    assertEquals(
        new Launch.Outcome(0, probed(List.of("zü 🐱", "zü 🐱", "UTF-8")), ""), launch.run());
  }

  @Test
  void thePagerIsToHaveTheLocaleOfTheUserWhereItIsOneOfUtf8() throws Exception {
    for (String locale : List.of("de_DE.UTF-8", "nn_NO.utf8")) {
      Launch launch = new Launch(launcher).with("LANG", "C").with("LC_ALL", locale);
      assertEquals(probed(List.of(locale)), launch.run("variable", "PETSHELL_USER_LC_ALL").out());
    }
    Launch unset = new Launch(launcher).with("LANG", "de_DE.UTF-8");
    assertEquals(probed(List.of("")), unset.run("variable", "PETSHELL_USER_LC_ALL").out());
    Launch others = new Launch(launcher).with("LC_ALL", "C").with("PETSHELL_USER_LC_ALL", "x");
    assertEquals(probed(List.of("null")), others.run("variable", "PETSHELL_USER_LC_ALL").out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"})
  void optionsForEveryJavaProgramAreNotForThisOne(String variable) throws Exception {
    Launch.Outcome usual = new Launch(launcher).run("jvm");
    String options = "-Duser.language=ar -Dfile.encoding=ISO-8859-1 -XX:+UseParallelGC";
    assertEquals(usual, new Launch(launcher).with(variable, options).run("jvm"));
    assertEquals(usual, new Launch(launcher).with(variable, "--nonsense").run("jvm"));
  }

  @Test
  void optionsForThisProgramReachItsJava() throws Exception {
    Launch launch = new Launch(launcher).with("PETSHELL_JAVA_OPTIONS", "-Xmx200m -Dprobe=*");
    String started = launch.in(Path.of("/usr")).run("jvm").out();
    assertTrue(started.contains("-Xmx200m\n-Dprobe=*\n"), started);
  }

  @Test
  void theExitCodeIsTheProgramsOwn() throws Exception {
    assertEquals(new Launch.Outcome(3, "", ""), new Launch(launcher).run("exit", "3"));
    assertEquals(130, new Launch(launcher).run("exit", "130").exitCode());
  }

  @Test
  void standardInputReachesTheProgram() throws Exception {
    assertEquals(
        "status\nquit\n", new Launch(launcher).reading("status\nquit\n").run("input").out());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void noFileOfTheProgramTakesTheNumberOfAClosedStream() throws Exception {
    for (String closed : List.of("<&-", ">&-", "2>&-", "<&- >&- 2>&-", ">&- 2>&-")) {
      Path streams = folder.resolve("streams");
      Launch launch = new Launch(launcher);
      launch.through("sh", "-c", "exec \"$@\" " + closed, "sh");
      assertEquals(0, launch.run("streams", streams.toString()).exitCode(), closed);
      for (String file : Files.readAllLines(streams)) {
        // A shell may have left the launcher itself there, open for reading only.
        assertFalse(file.startsWith(folder.resolve("app/lib").toString()), closed + ": " + file);
        assertFalse(file.endsWith(".jar"), closed + ": " + file);
        assertFalse(file.startsWith(LauncherFixture.JAVA_HOME.toString()), closed + ": " + file);
      }
    }
  }

  @Test
  void theProgramTakesTheLaunchersPlaceAndItsSignals() throws Exception {
    Process process = new Launch(launcher).start("wait");
    try (BufferedReader out = process.inputReader()) {
      assertEquals(String.valueOf(process.pid()), out.readLine());
      // Not process.destroy(), which ends the program's input too.
      process.toHandle().destroy();
      assertEquals(143, Launch.ended(process));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void wordsWithAPasswordArriveWithoutStandingInTheListOfProcesses() throws Exception {
    List<String> words =
        List.of(
            "wait",
            "postgresql://ann:s3cret@db1/shop",
            "--db=postgresql://ann:it's s3cret@db1/shop",
            "jdbc:postgresql://db1/shop?user=ann&password=s3cret",
            "postgresql://db1/shop?sslpassword=s3cret",
            "postgresql://ann@db1/shop");
    Process process = new Launch(launcher).start(words.toArray(String[]::new));
    try (BufferedReader out = process.inputReader()) {
      assertEquals(String.valueOf(process.pid()), out.readLine());
      String listed = Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
      assertFalse(listed.contains("s3cret"), listed);
      assertTrue(listed.endsWith("\0postgresql://ann@db1/shop\0"), listed);
      process.toHandle().destroy();
      assertEquals(143, Launch.ended(process));
    }
    List<String> again = words.subList(1, words.size());
    assertEquals(
        new Launch.Outcome(0, probed(again), ""),
        new Launch(launcher).run(again.toArray(String[]::new)));
  }

  @Test
  void startsByARelativePathFromAnotherFolder() throws Exception {
    Path here = Files.createDirectories(folder.resolve("-x/deep"));
    assertEquals("<a>\n", new Launch(Path.of("../../app/petshell")).in(here).run("a").out());
  }

  @Test
  void startsWhereThePathNamesItsFolder() throws Exception {
    Launch launch = new Launch(Path.of("petshell")).with("PATH", folder + "/app:/usr/bin:/bin");
    assertEquals("<a>\n", launch.through("sh", "-c", "exec \"$0\" \"$@\"").run("a").out());
  }

  @Test
  void startsThroughAChainOfSymbolicLinks() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("my bin"));
    Files.createSymbolicLink(bin.resolve("first"), launcher);
    Files.createSymbolicLink(bin.resolve("second"), Path.of("first"));
    Files.createSymbolicLink(folder.resolve("third"), Path.of("my bin/../my bin/second"));
    assertEquals("<a>\n", new Launch(folder.resolve("third")).run("a").out());
  }

  @Test
  void startsFromAFolderWithAnyName() throws Exception {
    for (String name : List.of("it's \"here\"", "a\nb\n", "50% #1 *?$HOME", "-n", "zü")) {
      Path odd = LauncherFixture.archive(folder.resolve(name));
      assertEquals(
          new Launch.Outcome(0, "<a>\n", ""),
          new Launch(Path.of("./petshell")).in(odd.getParent()).run("a"),
          name);
    }
  }

  @Test
  void aFolderWithAColonIsRefusedBecauseJavaCannotStartThere() throws Exception {
    Path odd = LauncherFixture.archive(folder.resolve("a:b")).getParent();
    assertEquals(
        failure(
            "Java cannot start a program from a folder with a colon in its name: \""
                + odd.toRealPath()
                + "\"; move or rename it"),
        new Launch(odd.resolve("petshell")).run());
  }

  @Test
  void anArchiveWithoutItsJarIsNotWhole() throws Exception {
    Path app = launcher.getParent().toRealPath();
    Files.delete(app.resolve("petshell-9.9.9.jar"));
    assertEquals(
        failure(
            "the program is incomplete: no petshell-*.jar with lib/ in \""
                + app
                + "\"; unpack the archive again"),
        new Launch(launcher).run());
  }

  @Test
  void neitherJavaNorTheProgramWritesIntoItsFolder() throws Exception {
    Path app = launcher.getParent();
    Launch.Outcome readOnly;
    LauncherFixture.script(folder.resolve("lock.sh"), "chmod -R a-w \"$1\"");
    assertEquals(0, new Launch(folder.resolve("lock.sh")).run(app.toString()).exitCode());
    try {
      readOnly =
          new Launch(launcher)
              .with("PETSHELL_START_CACHE", "now")
              .with("XDG_CACHE_HOME", "/dev/null")
              .in(app)
              .run("a");
    } finally {
      LauncherFixture.script(folder.resolve("unlock.sh"), "chmod -R u+w \"$1\"");
      new Launch(folder.resolve("unlock.sh")).run(app.toString());
    }
    assertEquals(new Launch.Outcome(0, "<a>\n", ""), readOnly);
    try (var files = Files.list(app)) {
      assertEquals(5, files.count());
    }
  }

  @Test
  void theNativeLibraryOfThisPlatformIsNamed() throws Exception {
    for (String platform : List.of("Linux", "Linux-Musl", "Mac")) {
      for (String machine : List.of("x86_64", "aarch64")) {
        Path library = folder.resolve("app/native").resolve(platform).resolve(machine);
        Files.createDirectories(library);
        Files.writeString(library.resolve("libsqlitejdbc.so"), "");
      }
    }
    String started = new Launch(launcher).run("jvm").out();
    assertTrue(
        started.contains("-Dorg.sqlite.lib.path=" + folder.toRealPath() + "/app/native/"), started);
  }

  private static String probed(List<String> words) {
    return words.stream().map(word -> "<" + word + ">\n").collect(Collectors.joining());
  }

  private static Launch.Outcome failure(String message) {
    return new Launch.Outcome(1, "", "error: " + message + "\n");
  }
}

package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.TmuxTerminal;
import petshell.store.WebAppDatabase;

/**
 * The archive with a Java of its own, in a folder that cannot be written, on a system without Java.
 */
@DisabledOnOs(OS.WINDOWS)
class RuntimeArchiveIT {
  /** Makes rights hold for the superuser too, as they do for everybody else. */
  private static final List<String> WITHOUT_PRIVILEGES =
      List.of(
          "/usr/bin/setpriv",
          "--bounding-set=-dac_override,-dac_read_search",
          "--inh-caps=-dac_override,-dac_read_search");

  private static final long LARGEST_PACKED = 40_000_000;

  @TempDir private static Path place;
  private static Path packed;
  private static Path app;
  private static Path bin;

  @TempDir private Path folder;
  private Path home;

  @BeforeAll
  static void unpack() throws Exception {
    packed = Packages.file("petshell-[0-9.]+-(linux|linux-musl|macos)-[^-]+\\.tar\\.gz");
    assertEquals(0, run("tar", "-xzf", packed.toString(), "-C", place.toString()));
    try (Stream<Path> unpacked = Files.list(place)) {
      app = unpacked.findFirst().orElseThrow();
    }
    assertEquals(0, run("chmod", "-R", "a-w", app.toString()));
    bin = LauncherFixture.tools(Files.createDirectories(place.resolve("bin")));
  }

  @AfterAll
  static void letItBeRemoved() throws Exception {
    assertEquals(0, run("chmod", "-R", "u+w", app.toString()));
  }

  @BeforeEach
  void makeHome() throws IOException {
    home = Files.createDirectories(folder.resolve("home"));
  }

  @Test
  void theDemoRuns() throws Exception {
    Launch.Outcome outcome = launch().run("--demo", "--file", app.resolve("demo.pets").toString());
    assertEquals(0, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().contains("All 92 pets are exact"), outcome.out());
  }

  @Test
  void itIsSmall() throws Exception {
    assumeTrue(
        Files.exists(app.resolve("start/classes")) && TestProcess.isInstalled("strip"),
        "it is larger with another Java, or with the symbols of this one");
    assertTrue(Files.size(packed) <= LARGEST_PACKED, Files.size(packed) + " bytes");
  }

  @Test
  void nothingThatItsClassesNeedIsLeftOut() throws Exception {
    List<String> jars = jars();
    List<String> command = new ArrayList<>();
    command.add(app.resolve("runtime/bin/java").toString());
    command.addAll(List.of("-Xshare:off", "-cp"));
    command.add(Path.of("target/test-classes") + ":" + String.join(":", jars));
    command.add("petshell.LinkProbe");
    command.addAll(jars);
    Path linked = folder.resolve("linked");
    Process probe =
        TestProcess.builder(command.toArray(String[]::new))
            .redirectOutput(linked.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals(0, Launch.ended(probe));
    List<String> lines = new ArrayList<>(Files.readAllLines(linked));
    assertTrue(Integer.parseInt(lines.remove(lines.size() - 1)) > 5000, lines.toString());
    // Flight recordings are not made, and libraries do without.
    lines.removeIf(name -> name.startsWith("jdk/jfr/"));
    List<String> leftOut =
        lines.stream().filter(name -> name.contains(":") || isInTheBuild(name)).toList();
    assertEquals(List.of(), leftOut);
  }

  private static List<String> jars() throws IOException {
    try (Stream<Path> files = Files.walk(app, 2)) {
      return files.map(Path::toString).filter(file -> file.endsWith(".jar")).sorted().toList();
    }
  }

  /** The tests have all libraries and a whole Java. */
  private static boolean isInTheBuild(String name) {
    return ClassLoader.getSystemResource(name + ".class") != null;
  }

  @Test
  void everyKindOfPetIsDrawn() throws Exception {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    String file = pets.file().toString();
    assertSuccess(launch().run("--db", file, "backfill"));
    Launch.Outcome listed =
        launch().run("--db", file, "--format", "csv", "list-pets", "--limit", "92");
    assertSuccess(listed);
    List<String> drawings =
        listed
            .out()
            .lines()
            .skip(1)
            .map(line -> line.split(",", 2)[0])
            .map(id -> "draw %s --size 64 --out %s".formatted(id, folder.resolve(id + ".png")))
            .toList();
    assertTrue(drawings.size() == 92, listed.out());
    Path commands = Files.write(folder.resolve("draw.pets"), drawings);
    assertSuccess(launch().run("--db", file, "--file", commands.toString()));
  }

  @Test
  void petsAreFilledVerifiedAndDrawn() throws Exception {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    String file = pets.file().toString();
    assertSuccess(launch().run("--db", file, "backfill"));
    Launch.Outcome verified = launch().run("--db", file, "verify", "--check");
    assertSuccess(verified);
    assertTrue(verified.out().contains("All 92 pets are exact"), verified.out());
    for (String picture : List.of("pet.png", "pet.svg")) {
      Path drawn = folder.resolve(picture);
      assertSuccess(launch().run("--db", file, "draw", "014a8af7", "--out", drawn.toString()));
      assertTrue(Files.size(drawn) > 1000, picture);
    }
    assertSuccess(launch().run("--db", file, "show-pet", "014a8af7"));
    assertSuccess(launch().run("--db", file, "--yes", "rollback"));
  }

  @Test
  void theFirstStartLoadsItsClassesFromTheArchiveAndWritesNothing() throws Exception {
    assumeTrue(
        Files.exists(app.resolve("start/classes")),
        "its Java is too old for an archive that moves");
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    Path log = folder.resolve("log");
    Launch launch = launch().with("PETSHELL_JAVA_OPTIONS", "-Xlog:class+load:file=" + log);
    assertSuccess(launch.run("--db", pets.file().toString(), "status"));
    List<String> ours =
        Files.readAllLines(log).stream().filter(line -> line.contains(" petshell.")).toList();
    assertTrue(ours.size() > 100, "only " + ours.size());
    List<String> slow = ours.stream().filter(line -> !line.contains("shared objects")).toList();
    assertTrue(slow.size() < ours.size() / 20, slow.toString());
    try (Stream<Path> written = Files.walk(home)) {
      assertEquals(List.of(home), written.toList());
    }
  }

  @Test
  void thePromptComesInATerminal() throws Exception {
    assumeTrue(TmuxTerminal.isInstalled(), "tmux is not installed");
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    String command =
        "cd '%s' && env -i TERM=screen HOME='%s' PATH='%s' '%s' --no-rc --db dev.db"
            .formatted(pets.file().getParent(), home, bin, app.resolve("petshell"));
    try (TmuxTerminal terminal = new TmuxTerminal(folder, command)) {
      terminal.awaitEnd("dev.db [92 to fill]>");
      terminal.type("list-pets --sta", "Tab");
      terminal.awaitEnd("dev.db [92 to fill]> list-pets --state");
      terminal.type("", "C-u", "C-d");
      terminal.awaitEnd("ended with 0");
    }
  }

  @Test
  void aCopyWithoutTheTimesOfTheFilesStartsToo() throws Exception {
    Path copy = folder.resolve("copy");
    assertEquals(0, run("cp", "-R", app.toString(), copy.toString()));
    assertEquals(0, run("chmod", "-R", "u+w", copy.toString()));
    Launch launch = environment(new Launch(copy.resolve("petshell")));
    assertSuccess(launch.with("PETSHELL_START_CACHE", "off").run("--version"));
  }

  @Test
  void theChecksumsAreThoseOfThePackages() throws Exception {
    List<String> sums = Files.readAllLines(Path.of("target/SHA256SUMS"));
    assertTrue(sums.size() >= 4, sums.toString());
    for (String sum : sums) {
      String[] words = sum.split(" +", 2);
      assertEquals(words[0], Packages.sha256(Path.of("target", words[1])), words[1]);
    }
    String formula = Files.readString(Path.of("target/petshell.rb"));
    Path portable = Packages.file("petshell-[0-9.]+\\.tar\\.gz");
    assertTrue(formula.contains("sha256 \"" + Packages.sha256(portable) + "\""), formula);
  }

  private Launch launch() {
    Launch launch = environment(new Launch(app.resolve("petshell")));
    if ("root".equals(System.getProperty("user.name"))) {
      assumeTrue(
          Files.exists(Path.of(WITHOUT_PRIVILEGES.get(0))), "rights do not hold for the superuser");
      launch.through(WITHOUT_PRIVILEGES.toArray(String[]::new));
    }
    return launch;
  }

  private Launch environment(Launch launch) {
    return launch
        .with("PATH", bin)
        .with("HOME", home)
        .without("JAVA_HOME")
        .without("PETSHELL_START_CACHE");
  }

  private static void assertSuccess(Launch.Outcome outcome) {
    assertEquals(0, outcome.exitCode(), outcome.err());
  }

  private static int run(String... command) throws Exception {
    return Launch.ended(TestProcess.builder(command).inheritIO().start());
  }
}

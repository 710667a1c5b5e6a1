package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archives that the build packs for machines without Maven. */
final class ArchiveIT {
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");

  @TempDir Path folder;

  @Test
  void theArchiveStartsWithNothingButJava() throws Exception {
    Path launcher = unpacked().resolve("petshell");
    Path bin = LauncherFixture.tools(folder.resolve("bin"));
    Launch launch = new Launch(launcher).with("PATH", bin).with("HOME", folder);
    assertEquals(0, launch.run("--version").exitCode());
    assertEquals("", launch.run("--version").err());
  }

  @Test
  void theProgramMakesItsStartUpArchive() throws Exception {
    Launch launch = new Launch(unpacked().resolve("petshell")).with("XDG_CACHE_HOME", folder);
    assertEquals(0, launch.with("PETSHELL_START_CACHE", "now").run("--version").exitCode());
    try (Stream<Path> files = Files.list(folder.resolve("petshell"))) {
      List<String> made = files.map(file -> file.getFileName().toString()).toList();
      assertEquals(1, made.size(), made.toString());
      assertTrue(made.get(0).matches("classes-[0-9]+-[0-9]+"), made.toString());
    }
  }

  @Test
  void theArchiveHoldsTheProgramAndWhatIsUsedFromOutsideIt() throws Exception {
    Path root = unpacked();
    List<String> names =
        List.of("petshell", "petshell.cmd", "petshell.jvm", "start", "lib", "native");
    for (String name : names) {
      assertTrue(Files.exists(root.resolve(name)), name);
    }
    assertTrue(Files.isExecutable(root.resolve("petshell")));
    assertFalse(Files.exists(root.resolve("build.sh")));
  }

  @Test
  void theArchiveHoldsTheDriverOfEachEngineAndNoServerOfTheTests() throws Exception {
    try (Stream<Path> files = Files.list(unpacked().resolve("lib"))) {
      List<String> libraries = files.map(file -> file.getFileName().toString()).toList();
      for (String driver : List.of("sqlite-jdbc-", "postgresql-", "jdbi3-postgres-")) {
        assertTrue(libraries.stream().anyMatch(name -> name.startsWith(driver)), driver);
      }
      assertTrue(libraries.stream().noneMatch(name -> name.contains("embedded")));
    }
  }

  @Test
  void itsReadmeAndPagesLinkOnlyWhatItHolds() throws Exception {
    Path root = unpacked();
    List<Path> pages = new ArrayList<>(List.of(root.resolve("README.md")));
    try (Stream<Path> docs = Files.list(root.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).forEach(pages::add);
    }
    for (Path page : pages) {
      for (MatchResult link : LINK.matcher(Files.readString(page)).results().toList()) {
        assertTrue(Files.exists(page.resolveSibling(link.group(1))), page + ": " + link.group());
      }
    }
    assertFalse(Files.readString(pages.get(0)).contains("scripts/"));
  }

  @Test
  void theArchiveHoldsTheCompletionScriptsThatItsProgramPrints() throws Exception {
    Path root = unpacked();
    Launch launch = new Launch(root.resolve("petshell")).with("PETSHELL_START_CACHE", "off");
    Map<String, String> scripts = Map.of("bash", "petshell.bash", "zsh", "_petshell");
    for (Map.Entry<String, String> script : scripts.entrySet()) {
      assertEquals(
          Files.readString(root.resolve("completions").resolve(script.getValue())),
          launch.run("completion", script.getKey()).out());
    }
  }

  @Test
  void bothArchivesHoldTheSame() throws Exception {
    Path root = unpacked();
    try (ZipFile zip = new ZipFile(packed(".zip").toFile());
        Stream<Path> files = Files.walk(root)) {
      Stream<String> unpacked =
          files
              .filter(Files::isRegularFile)
              .map(file -> root.getParent().relativize(file).toString());
      Stream<String> zipped =
          zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName);
      assertEquals(unpacked.sorted().toList(), zipped.sorted().toList());
    }
  }

  private Path unpacked() throws Exception {
    Path packed = packed(".tar.gz");
    Path into = Files.createDirectories(folder.resolve("unpacked"));
    Process tar =
        TestProcess.builder("tar", "-xzf", packed.toString(), "-C", into.toString())
            .inheritIO()
            .start();
    assertEquals(0, Launch.ended(tar));
    String name = packed.getFileName().toString();
    return into.resolve(name.substring(0, name.length() - ".tar.gz".length()));
  }

  private static Path packed(String ending) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return files
          .filter(file -> file.getFileName().toString().matches("petshell-[0-9.]+\\Q" + ending))
          .findFirst()
          .orElseThrow();
    }
  }
}

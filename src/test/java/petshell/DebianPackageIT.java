package petshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Debian package, installed into a system of its own and removed from it. */
class DebianPackageIT {
  @TempDir Path folder;
  private Path system;

  @BeforeEach
  void makeSystem() throws Exception {
    assumeTrue(TestProcess.isInstalled("dpkg-deb"), "dpkg is not installed");
    system = folder.resolve("system");
    for (String name : List.of("info", "updates", "triggers")) {
      Files.createDirectories(system.resolve("var/lib/dpkg").resolve(name));
    }
    Files.createFile(system.resolve("var/lib/dpkg/status"));
  }

  @Test
  void itIsInstalledRunsAndIsRemoved() throws Exception {
    Launch.Outcome installed = dpkg("--install", Packages.file("petshell_.*\\.deb").toString());
    assertEquals(0, installed.exitCode(), installed.err());
    for (String file :
        List.of(
            "usr/share/bash-completion/completions/petshell",
            "usr/share/zsh/vendor-completions/_petshell",
            "usr/share/man/man1/petshell.1.gz",
            "usr/share/doc/petshell/copyright",
            "usr/share/doc/petshell/docs/safety.md")) {
      assertTrue(Files.isRegularFile(system.resolve(file)), file);
    }
    assertRunsWithItsOwnClasses();
    Launch.Outcome removed = dpkg("--purge", "petshell");
    assertEquals(0, removed.exitCode(), removed.err());
    assertFalse(Files.exists(system.resolve("usr")));
  }

  private void assertRunsWithItsOwnClasses() throws Exception {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path log = folder.resolve("log");
    Launch launch =
        new Launch(system.resolve("usr/bin/petshell"))
            .with("PATH", LauncherFixture.tools(folder.resolve("bin")))
            .with("HOME", home)
            .with("PETSHELL_JAVA_OPTIONS", "-Xlog:class+load:file=" + log)
            .without("PETSHELL_START_CACHE")
            .without("JAVA_HOME");
    Launch.Outcome outcome = launch.run("--demo", "status");
    assertEquals(0, outcome.exitCode(), outcome.err());
    assertTrue(outcome.out().contains("92"), outcome.out());
    if (Files.exists(system.resolve("usr/lib/petshell/start/classes"))) {
      assertTrue(Files.readString(log).contains("petshell.Main source: shared objects file"));
    }
  }

  private Launch.Outcome dpkg(String action, String what) throws Exception {
    List<String> words = new ArrayList<>(List.of("--root=" + system, "--force-not-root"));
    words.addAll(List.of("--force-depends", "--log=/dev/null", action, what));
    Launch launch = new Launch(Path.of("dpkg")).with("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    return launch.run(words.toArray(String[]::new));
  }
}

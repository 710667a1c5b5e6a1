package petshell.shell.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.TestMain;
import petshell.shell.TmuxTerminal;

/** The prompt in a real terminal. */
@DisabledOnOs(OS.WINDOWS)
class PromptIT {
  @TempDir private Path folder;

  @BeforeAll
  static void needsTmux() throws InterruptedException {
    assumeTrue(TmuxTerminal.isInstalled(), "tmux is not installed");
  }

  @Test
  void ctrlCStartsTheLineAgainAndCtrlDLeaves() throws Exception {
    try (TmuxTerminal terminal = start("")) {
      terminal.awaitEnd("dev.db>");
      terminal.type("show-pet ne", "C-c");
      terminal.awaitEnd("dev.db> show-pet ne\ndev.db>");
      terminal.type("show-pet a", "Enter");
      terminal.awaitEnd("dev.db> show-pet a\npet <a>\ndev.db>");
      terminal.type("", "C-d");
      terminal.awaitEnd("dev.db>\nended with 0");
    }
  }

  @Test
  void ctrlCStopsTheCommandAndThePromptGoesOn() throws Exception {
    try (TmuxTerminal terminal = start("")) {
      terminal.awaitEnd("dev.db>");
      terminal.type("wait", "Enter");
      terminal.awaitEnd("waiting");
      terminal.type("", "C-c");
      terminal.awaitEnd("waiting\ncleaned up\ndev.db>");
      terminal.type("wait --stubborn", "Enter");
      terminal.awaitEnd("waiting");
      terminal.type("", "C-c");
      terminal.awaitEnd("waiting\nasked once");
      terminal.type("", "C-c");
      terminal.awaitEnd("asked once\ncleaned up\ndev.db>");
    }
  }

  @Test
  void tabCompletesWhatIsBegun() throws Exception {
    try (TmuxTerminal terminal = start("")) {
      terminal.awaitEnd("dev.db>");
      terminal.type("fil", "Tab");
      terminal.awaitEnd("dev.db> fill");
      terminal.type("--col", "Tab");
      terminal.awaitEnd("dev.db> fill --colour");
      terminal.type("d", "Tab");
      terminal.awaitEnd("dev.db> fill --colour dark-blue");
      terminal.type("", "C-u");
      terminal.type("show-pet 'cm ", "Tab");
      terminal.awaitEnd("dev.db> show-pet 'cm 2'");
      terminal.type("", "Enter");
      terminal.awaitEnd("pet <cm 2>\ndev.db>");
      terminal.type("show-pet c", "Tab");
      terminal.awaitEnd("dev.db> show-pet cm\ncm1       (Milo)   cm 2 (Mia\\u001b)");
    }
  }

  @Test
  void theHistorySuggestsWhatIsHarmlessAndIsTheUsersAlone() throws Exception {
    try (TmuxTerminal terminal = start("")) {
      terminal.awaitEnd("dev.db>");
      terminal.type("fill --limit 7 --quiet", "Enter");
      terminal.awaitEnd("dev.db>");
      terminal.type("drop --yes", "Enter");
      terminal.awaitEnd("dropped\ndev.db>");
      terminal.type("fi");
      terminal.awaitEnd("dev.db> fill --limit 7 --quiet");
      terminal.type("", "Right", "C-a", "C-k");
      terminal.awaitEnd("dev.db>");
      terminal.type("dr");
      terminal.awaitEnd("dev.db> dr");
      terminal.type("", "C-u", "Up");
      terminal.awaitEnd("dev.db> drop --yes");
      terminal.type("", "C-u", "C-d");
      terminal.awaitEnd("ended with 0");
    }
    Path history = folder.resolve("config").resolve("petshell").resolve("history");
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history)));
    assertEquals(
        "fill --limit 7 --quiet\ndrop --yes\n",
        Files.readString(history).replaceAll("(?m)^[0-9]+:", ""));
  }

  @Test
  void questionsAreAskedAndSeveralPastedLinesRunOneByOne() throws Exception {
    try (TmuxTerminal terminal = start("")) {
      terminal.awaitEnd("dev.db>");
      terminal.type("drop", "Enter");
      terminal.awaitEnd("Drop everything? [y/N]");
      terminal.type("maybe", "Enter");
      terminal.awaitEnd("warning: neither yes nor no: answer y or n\nDrop everything? [y/N]");
      terminal.type("", "C-c");
      terminal.awaitEnd("kept\ndev.db>");
      terminal.type("drop", "Enter");
      terminal.awaitEnd("Drop everything? [y/N]");
      terminal.type("y", "Enter");
      terminal.awaitEnd("dropped\ndev.db>");
      terminal.paste("show-pet 1\n# no\nshow-pet 2");
      terminal.type("", "Enter");
      terminal.awaitEnd("pet <1>\npet <2>\ndev.db>");
    }
  }

  @Test
  void aTerminalThatBecomesSmallWraps() throws Exception {
    try (TmuxTerminal terminal = start("")) {
      terminal.awaitEnd("dev.db>");
      terminal.resize(20, 12);
      terminal.type("show-pet aaaaaaaaaabbbbbbbbbb", "Enter");
      terminal.awaitEnd(
          "dev.db> show-pet aaa\naaaaaaabbbbbbbbbb\npet <aaaaaaaaaabbbbb\nbbbbb>\ndev.db>");
    }
  }

  @Test
  void whatDoesNotFitIsReadInThePager() throws Exception {
    assumeTrue(isInstalled("less"), "less is not installed");
    try (TmuxTerminal terminal = start("PETSHELL_PAGER='less -X'")) {
      terminal.awaitEnd("dev.db>");
      terminal.type("flood", "Enter");
      terminal.awaitEnd("line 27\nline 28\n:");
      terminal.type("", "Space");
      terminal.awaitEnd("line 56\nline 57\n:");
      terminal.type("q");
      terminal.awaitEnd("line 56\nline 57\ndev.db>");
      terminal.type("show-pet a", "Enter");
      terminal.awaitEnd("dev.db> show-pet a\npet <a>\ndev.db>");
    }
  }

  private static boolean isInstalled(String program) throws Exception {
    return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
  }

  @Test
  void aDumbTerminalWorksToo() throws Exception {
    try (TmuxTerminal terminal = start("TERM=dumb")) {
      terminal.awaitEnd("dev.db>");
      terminal.type("show-pet a", "Enter");
      terminal.awaitEnd("pet <a>\ndev.db>");
      terminal.type("wait", "Enter");
      terminal.awaitEnd("waiting");
      terminal.type("", "C-c");
      terminal.awaitEnd("^Ccleaned up\ndev.db>");
      terminal.type("", "C-d");
      terminal.awaitEnd("dev.db>\nended with 0");
    }
  }

  private TmuxTerminal start(String variables) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new TmuxTerminal(
        folder,
        "XDG_CONFIG_HOME='%s' %s '%s' -XX:TieredStopAtLevel=1 -cp '%s' %s --db dev.db --prompt '{database}>'"
            .formatted(
                folder.resolve("config"),
                variables,
                java,
                System.getProperty("java.class.path"),
                TestMain.class.getName()));
  }
}

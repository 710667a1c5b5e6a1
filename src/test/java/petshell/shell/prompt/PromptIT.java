package petshell.shell.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import petshell.TestProcess;
import petshell.shell.CommandHarness;
import petshell.shell.TmuxTerminal;

/** Keys, history and pager of the prompt in a real terminal. */
@DisabledOnOs(OS.WINDOWS)
class PromptIT {
  private static final String LEAVE = "q: leave, space: next page";

  @TempDir private Path folder;

  @BeforeAll
  static void needsTmux() throws Exception {
    assumeTrue(TmuxTerminal.isInstalled(), "tmux is not installed");
  }

  @Test
  void tabCompletesWordsThatAreOpenOrNeedQuotes() throws Exception {
    CommandHarness pets = CommandHarness.filled(folder).keeping(2);
    pets.database()
        .execute(
            "UPDATE Pet SET id = 'cm' || (SELECT count(*) FROM Pet o WHERE o.id <= Pet.id)",
            "UPDATE Pet SET id = 'cm 2', name = 'Mia' || char(27) WHERE id = 'cm2'",
            "UPDATE Pet SET name = 'Milo' WHERE id = 'cm1'");
    try (TmuxTerminal terminal = start("")) {
      terminal.awaitEnd("dev.db>");
      terminal.type("list-p", "Tab");
      terminal.awaitEnd("dev.db> list-pets");
      terminal.type("--acc", "Tab");
      terminal.awaitEnd("dev.db> list-pets --accessory");
      terminal.type("cr", "Tab");
      terminal.awaitEnd("dev.db> list-pets --accessory crown");
      terminal.type("", "C-u");
      terminal.type("show-pet 'cm ", "Tab");
      terminal.awaitEnd("dev.db> show-pet 'cm 2'");
      terminal.type("", "C-u");
      terminal.type("show-pet c", "Tab");
      terminal.awaitEnd("dev.db> show-pet cm\ncm 2  Mia\\u001b   cm1   Milo");
    }
  }

  @Test
  void aLateAnswerOfTheTerminalIsNotTyped() throws Exception {
    CommandHarness.filled(folder);
    try (TmuxTerminal terminal = start("")) {
      terminal.awaitEnd("dev.db>");
      terminal.type("sta\u001b[?1;2c\u001b[?2027;3$yts");
      terminal.awaitEnd("dev.db> stats");
    }
  }

  @Test
  void theHistorySuggestsWhatIsHarmlessAndIsTheUsersAlone() throws Exception {
    CommandHarness.filled(folder);
    try (TmuxTerminal terminal = start("")) {
      terminal.awaitEnd("dev.db>");
      terminal.type("version --quiet", "Enter");
      terminal.awaitEnd("dev.db>");
      terminal.type("relax --yes", "Enter");
      terminal.awaitEnd("Nothing to do: traits are not enforced.\ndev.db>");
      terminal.type("vers");
      terminal.awaitEnd("dev.db> version --quiet");
      terminal.type("", "Right", "C-a", "C-k");
      terminal.awaitEnd("dev.db>");
      terminal.type("rel");
      terminal.awaitEnd("dev.db> rel");
      terminal.type("", "C-u", "Up");
      terminal.awaitEnd("dev.db> relax --yes");
      terminal.type("", "C-u", "C-d");
      terminal.awaitEnd("ended with 0");
    }
    Path history = folder.resolve("state").resolve("petshell").resolve("history");
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(history)));
    assertEquals(
        "version --quiet\nrelax --yes\n", Files.readString(history).replaceAll("(?m)^[0-9]+:", ""));
  }

  @Test
  void severalPastedLinesRunOneByOne() throws Exception {
    CommandHarness.filled(folder);
    try (TmuxTerminal terminal = start("")) {
      terminal.awaitEnd("dev.db>");
      terminal.paste("relax\n# no\nrelax");
      terminal.type("", "Enter");
      String done = "Nothing to do: traits are not enforced.\n";
      terminal.awaitEnd(done + done + "dev.db>");
    }
  }

  @Test
  void whatDoesNotFitIsReadInThePager() throws Exception {
    assumeTrue(isInstalled("less"), "less is not installed");
    String statistics = "stats --format json --quiet";
    List<String> lines =
        CommandHarness.filled(folder)
            .run("stats", "--format", "json", "--quiet")
            .out()
            .lines()
            .toList();
    try (TmuxTerminal terminal = start("PETSHELL_PAGER='less -X'")) {
      terminal.awaitEnd("dev.db>");
      terminal.type(statistics, "Enter");
      terminal.awaitEnd(lines.get(27) + "\n" + lines.get(28) + "\n" + LEAVE);
      terminal.type("", "Space");
      terminal.awaitEnd(lines.get(56) + "\n" + lines.get(57) + "\n" + LEAVE);
      terminal.type("q");
      terminal.awaitEnd(lines.get(56) + "\n" + lines.get(57) + "\ndev.db>");
      terminal.type("show-pet x1", "Enter");
      terminal.awaitEnd(
          "dev.db> show-pet x1\nerror: no pet has an id that starts with \"x1\"; see list-pets\ndev.db>");
    }
  }

  private static boolean isInstalled(String program) throws Exception {
    return TestProcess.isInstalled(program);
  }

  private TmuxTerminal start(String variables) throws Exception {
    return TmuxTerminal.ofProgram(folder, variables, "--db", "dev.db", "--prompt", "{database}>");
  }
}

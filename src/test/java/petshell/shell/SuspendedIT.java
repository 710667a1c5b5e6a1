package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import petshell.ProgramAsBuilt;
import petshell.store.WebAppDatabase;

/** Ctrl-Z and fg in a real shell, in a real terminal. */
@DisabledOnOs(OS.WINDOWS)
class SuspendedIT {
  /**
   * Each row takes some tens of milliseconds, so that a key is pressed in the middle of a batch.
   */
  private static final String SLOW_WORK =
      "CREATE TRIGGER slow AFTER UPDATE ON Pet BEGIN SELECT count(*) FROM Pet a, Pet b, Pet c; END";

  @TempDir private Path folder;

  @BeforeAll
  static void needsTmux() throws Exception {
    assumeTrue(TmuxTerminal.isInstalled(), "tmux is not installed");
  }

  @Test
  void ctrlZStopsABackfillBetweenTwoTransactionsAndFgResumesIt() throws Exception {
    WebAppDatabase pets = CommandHarness.migrated(folder).database();
    pets.execute(SLOW_WORK);
    try (TmuxTerminal terminal = bash()) {
      terminal.type(petshell("backfill --batch 30"), "Enter");
      awaitFirstBatch(pets);
      terminal.type("", "C-z");
      awaitOnScreen(terminal, "Suspended between batches; nothing is locked. fg continues.\n");
      awaitOnScreen(terminal, "Stopped");
      try (Connection app = pets.connect();
          Statement statement = app.createStatement()) {
        statement.execute("PRAGMA busy_timeout = 0");
        statement.execute("BEGIN EXCLUSIVE");
        statement.execute("COMMIT");
      }
      int filled = Integer.parseInt(pets.query("SELECT COUNT(traits) FROM Pet").get(0));
      assertEquals(0, filled % 30, "a batch was cut: " + filled);
      terminal.type("fg", "Enter");
      awaitOnScreen(terminal, "Next: verify\n$");
    }
    assertEquals(List.of("92"), pets.query("SELECT COUNT(traits) FROM Pet"));
  }

  @Test
  void ctrlZAtThePromptLeavesToTheShellAndFgDrawsTheLineAgain() throws Exception {
    CommandHarness.filled(folder);
    try (TmuxTerminal terminal = bash()) {
      terminal.type(petshell(""), "Enter");
      terminal.awaitEnd("dev.db [ready]>");
      terminal.type("stat", "C-z");
      awaitOnScreen(terminal, "Stopped");
      terminal.type("echo in the shell", "Enter");
      terminal.awaitEnd("in the shell\n$");
      terminal.type("fg", "Enter");
      terminal.awaitEnd("dev.db [ready]> stat");
      terminal.type("", "C-c");
      terminal.awaitEnd("dev.db [ready]> stat\ndev.db [ready]>");
      terminal.type("version", "Enter");
      awaitOnScreen(terminal, "\npetshell 0.1.0\ndev.db [ready]>");
      terminal.type("", "C-d");
      terminal.awaitEnd("dev.db [ready]>\n$");
    }
  }

  private TmuxTerminal bash() throws Exception {
    TmuxTerminal terminal =
        new TmuxTerminal(
            folder,
            "cd '%s'; XDG_CONFIG_HOME='%s' XDG_STATE_HOME='%s' PS1='$ ' exec bash --norc --noprofile"
                .formatted(folder, folder.resolve("config"), folder.resolve("state")));
    terminal.awaitEnd("$");
    return terminal;
  }

  private static String petshell(String words) throws Exception {
    return ProgramAsBuilt.command(List.of(), List.of("--db", "dev.db")).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "))
        + " "
        + words;
  }

  private static void awaitOnScreen(TmuxTerminal terminal, String text) throws Exception {
    long deadline = System.nanoTime() + TmuxTerminal.PATIENCE.toNanos();
    while (!(terminal.screen() + "\n").contains(text)) {
      assertTrue(
          System.nanoTime() < deadline, "not shown: " + text + "; but:\n" + terminal.screen());
    }
  }

  /** Waits until somebody writes pets. */
  private static void awaitFirstBatch(WebAppDatabase pets) throws SQLException {
    long deadline = System.nanoTime() + TmuxTerminal.PATIENCE.toNanos();
    String running = "SELECT COUNT(*) FROM petshell_run WHERE outcome = 'running'";
    while (pets.query(running).equals(List.of("0")) || !isBeingWritten(pets)) {
      assertTrue(System.nanoTime() < deadline, "nobody writes");
    }
  }

  private static boolean isBeingWritten(WebAppDatabase pets) throws SQLException {
    try (Connection app = pets.connect();
        Statement statement = app.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 0");
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("ROLLBACK");
      return false;
    } catch (SQLException locked) {
      return true;
    }
  }
}

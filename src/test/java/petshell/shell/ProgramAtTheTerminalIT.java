package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import petshell.store.WebAppDatabase;

/** The packed program, as an operator has it, in a real terminal. */
@DisabledOnOs(OS.WINDOWS)
class ProgramAtTheTerminalIT {
  /** One written row takes hours, so that a test can press keys in the middle of a batch. */
  private static final String ENDLESS_WORK =
      "CREATE TRIGGER endless AFTER UPDATE ON Pet BEGIN"
          + " SELECT count(*) FROM Pet a, Pet b, Pet c, Pet d, Pet e, Pet f; END";

  @TempDir private Path folder;

  @BeforeAll
  static void needsTmux() throws Exception {
    assumeTrue(TmuxTerminal.isInstalled(), "tmux is not installed");
  }

  @Test
  void tabCompletesCommandsOptionsValuesAndIds() throws Exception {
    CommandHarness.filled(folder);
    try (TmuxTerminal terminal = start("", "--db", "dev.db")) {
      terminal.awaitEnd("dev.db [ready]>");
      terminal.type("mig", "Tab");
      terminal.awaitEnd("dev.db [ready]> migrate");
      terminal.type("", "C-u");
      terminal.type("list-pets --sta", "Tab");
      terminal.awaitEnd("dev.db [ready]> list-pets --state");
      terminal.type("dr", "Tab");
      terminal.awaitEnd("dev.db [ready]> list-pets --state drifted");
      terminal.type("", "Enter");
      terminal.awaitEnd("dev.db [ready]>");
      terminal.type("show-pet 014", "Tab");
      terminal.awaitEnd("dev.db [ready]> show-pet 014a8af7-6a8a-460a-8276-00ed12bdee19");
    }
  }

  @Test
  void ctrlCAtThePromptStartsTheLineAgainAndCtrlDLeaves() throws Exception {
    CommandHarness.migrated(folder);
    try (TmuxTerminal terminal = start("", "--db", "dev.db")) {
      terminal.awaitEnd("dev.db [92 to fill]>");
      terminal.type("rollback", "C-c");
      terminal.awaitEnd("dev.db [92 to fill]> rollback\ndev.db [92 to fill]>");
      terminal.type("", "C-d");
      terminal.awaitEnd("dev.db [92 to fill]>\nended with 0");
    }
  }

  @Test
  void thePromptChangesByItselfWhenTheAppLetsItRead() throws Exception {
    WebAppDatabase pets = CommandHarness.migrated(folder).database();
    try (TmuxTerminal terminal = start("", "--db", "dev.db")) {
      terminal.awaitEnd("dev.db [92 to fill]>");
      try (Connection app = pets.connect();
          Statement statement = app.createStatement()) {
        statement.execute("BEGIN EXCLUSIVE");
        statement.execute("DELETE FROM Pet WHERE rowid > 90");
        terminal.type("stat", "C-c");
        terminal.awaitEnd("dev.db [92 to fill]> stat\ndev.db [...]>");
        statement.execute("COMMIT");
      }
      terminal.awaitEnd("dev.db [90 to fill]>");
    }
  }

  @Test
  void ctrlCStopsABackfillAfterItsBatchAndSaysHowToGoOn() throws Exception {
    CommandHarness pets = CommandHarness.migrated(folder);
    try (TmuxTerminal terminal = start("", "--db", "dev.db")) {
      terminal.awaitEnd("dev.db [92 to fill]>");
      terminal.type("backfill --batch 40 --pause 24h", "Enter");
      terminal.awaitEnd("[█████████████                 ]  43 %  40 of 92  batch 40");
      terminal.type("", "C-c");
      terminal.awaitEnd(
          """
          Stopped after 40 pets. Continue with: backfill --batch 40 --pause 24h
          dev.db [52 to fill]>""");
      terminal.type("backfill", "Enter");
      terminal.awaitEnd("Next: verify\ndev.db [ready]>");
    }
    assertEquals(List.of("92"), pets.database().query("SELECT COUNT(traits) FROM Pet"));
  }

  @Test
  void ctrlCTwiceGivesTheBatchUpAndNothingOfItIsWritten() throws Exception {
    WebAppDatabase pets = CommandHarness.migrated(folder).database();
    pets.execute(ENDLESS_WORK);
    try (TmuxTerminal terminal = start("", "--db", "dev.db")) {
      terminal.awaitEnd("dev.db [92 to fill]>");
      terminal.type("backfill", "Enter");
      awaitFirstBatch(pets);
      terminal.type("", "C-c");
      terminal.awaitEnd("Finishing this batch; Ctrl-C again stops at once.");
      terminal.type("", "C-c");
      terminal.awaitEnd("Stopped after 0 pets. Continue with: backfill\n" + "dev.db [92 to fill]>");
      terminal.type("", "C-d");
      terminal.awaitEnd("ended with 0");
    }
    assertEquals(List.of("0"), pets.query("SELECT COUNT(traits) FROM Pet"));
    assertEquals(
        List.of("interrupted"), pets.query("SELECT outcome FROM petshell_run WHERE number = 2"));
  }

  @Test
  void aRollbackIsDoneOnlyAfterAYes() throws Exception {
    WebAppDatabase pets = CommandHarness.filled(folder).database();
    String question =
        """
        92 pets have traits, which can all be generated again. All are saved to a file first.
        Drop the traits of 92 pets from dev.db (saved to a file beside it first)? [y/N]""";
    String kept = "\nNothing was changed.\ndev.db [ready]>";
    try (TmuxTerminal terminal = start("", "--db", "dev.db")) {
      terminal.awaitEnd("dev.db [ready]>");
      terminal.type("rollback", "Enter");
      terminal.awaitEnd(question);
      terminal.type("perhaps", "Enter");
      String again =
          question
              + " perhaps\nwarning: please answer y or n\n"
              + "Drop the traits of 92 pets from dev.db (saved to a file beside it first)? [y/N]";
      terminal.awaitEnd(again);
      terminal.type("n", "Enter");
      terminal.awaitEnd(again + " n" + kept);
      terminal.type("rollback", "Enter");
      terminal.awaitEnd(question);
      terminal.type("", "C-d");
      terminal.awaitEnd(question + kept);
      terminal.type("rollback", "Enter");
      terminal.awaitEnd(question);
      terminal.type("y", "C-c");
      terminal.awaitEnd(question + " y" + kept);
      assertEquals(List.of("92"), pets.query("SELECT COUNT(traits) FROM Pet"));
      terminal.type("rollback", "Enter");
      terminal.awaitEnd(question);
      terminal.type("y", "Enter");
      terminal.awaitEnd("dev.db [not migrated]>");
    }
  }

  @Test
  void aTerminalOfTwentyColumnsWorks() throws Exception {
    CommandHarness.migrated(folder);
    try (TmuxTerminal terminal = start("", "--db", "dev.db")) {
      terminal.awaitEnd("dev.db [92 to fill]>");
      terminal.resize(20, 12);
      terminal.type("backfill --batch 40 --pause 24h", "Enter");
      terminal.awaitEnd("43 %  40 of 92");
      terminal.type("", "C-c");
      terminal.awaitEnd(
          """
          Stopped after 40 pet
          s. Continue with: ba
          ckfill --batch 40 --
          pause 24h
          dev.db>""");
      terminal.resize(90, 30);
      terminal.enterUntil("dev.db [52 to fill]>");
    }
  }

  @Test
  void aDumbTerminalGetsNoEscapeSequences() throws Exception {
    CommandHarness.migrated(folder);
    try (TmuxTerminal terminal = start("TERM=dumb", "--db", "dev.db")) {
      terminal.awaitEnd("dev.db [92 to fill]>");
      terminal.type("backfill --quiet", "Enter");
      terminal.enterUntil("dev.db [ready]>");
      terminal.type("show-pet 014a8af7", "Enter", "C-d");
      terminal.awaitEnd("ended with 0");
      String screen = terminal.screen();
      assertTrue(screen.contains("\nGenetics "), screen);
      assertEquals(-1, screen.indexOf('[' + "3"), screen);
    }
  }

  /** Waits until the run is in the journal and its first batch is being written. */
  private static void awaitFirstBatch(WebAppDatabase pets) {
    long deadline = System.nanoTime() + TmuxTerminal.PATIENCE.toNanos();
    String running = "SELECT COUNT(*) FROM petshell_run WHERE outcome = 'running'";
    while (pets.query(running).equals(List.of("0")) || !isBeingWritten(pets)) {
      assertTrue(System.nanoTime() < deadline, "nobody writes");
    }
  }

  private static boolean isBeingWritten(WebAppDatabase pets) {
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

  private TmuxTerminal start(String variables, String... words) throws Exception {
    return TmuxTerminal.ofProgram(folder, variables, words);
  }
}

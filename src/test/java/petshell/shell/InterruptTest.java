package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ShellHarness.Result;

class InterruptTest {
  /** Takes far longer than it takes to stop, and yet ends where nothing stops it. */
  private static final String MANY =
      " WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 40000000)";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "verify",
        "show-pet 014",
        "list-pets",
        "runs",
        "migrate",
        "backfill",
        "regen --all --yes",
        "enforce",
        "rollback --yes",
        "backup"
      })
  void theErrorForAnInterruptedWaitForALockSaysSo(String call) throws SQLException {
    CommandHarness pets = CommandHarness.filled(folder);
    try (Connection app = pets.database().connect();
        Statement statement = app.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      assertEquals(
          new Result(
              130,
              "",
              "error: interrupted while waiting for the database, which another program has locked;"
                  + " run it again\n"),
          pets.interrupted().run(("--busy-timeout 24h " + call).split(" ")));
    }
  }

  @Test
  void aBackfillSaysWhatIsDoneAndHowToGoOn() {
    CommandHarness pets = CommandHarness.migrated(folder);
    assertEquals(
        new Result(
            130,
            "Filled 0 pets in 0 ms; 92 left.\n",
            "Stopped after 0 pets. Continue with: backfill --batch 10\n"),
        pets.interrupted().run("backfill", "--batch", "10"));
    assertEquals(
        List.of("interrupted"),
        pets.database().query("SELECT outcome FROM petshell_run WHERE number = 2"));
  }

  @Test
  void aVerifyDoesNotPassForOneThatSawAllPets() {
    assertEquals(
        new Result(130, "", "error: interrupted after 0 pets; run it again\n"),
        CommandHarness.filled(folder).interrupted().run("verify", "--check"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"list-pets", "stats", "enforce", "regen --all --yes", "backup", "gallery --out x"})
  void whatHasNotStartedToWriteSaysSo(String call) {
    CommandHarness pets = CommandHarness.filled(folder);
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(130, "", "error: interrupted; nothing was changed; run it again\n"),
        pets.interrupted().run(call.replace("x", folder.resolve("x.html").toString()).split(" ")));
    Map<String, String> after = pets.files();
    after.remove("dev.db.petshell-lock");
    assertEquals(before, after);
  }

  /** A view of many rows takes the place of a table. */
  @ParameterizedTest
  @ValueSource(strings = {"status", "migrate --dry-run", "rollback --dry-run"})
  @Timeout(60)
  void oneCtrlCEndsAStatementOfACommandThatOnlyReads(String call) {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database()
        .execute(
            "DROP TABLE _prisma_migrations",
            "CREATE VIEW _prisma_migrations AS"
                + MANY
                + " SELECT x AS migration_name, x AS finished_at, x AS rolled_back_at FROM c");
    Result result = pets.interrupted().run(call.split(" "));
    assertEquals(130, result.code(), result.err());
    assertEquals("error: interrupted while using FOLDER/dev.db; run it again\n", result.err());
  }

  /** The quarantine has its rows from a view of many rows, which must be sorted first. */
  @ParameterizedTest
  @ValueSource(strings = {"backfill --dry-run", "runs 2", "status"})
  @Timeout(60)
  void oneCtrlCEndsAStatementOverTheQuarantine(String call) {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database()
        .execute(
            "DROP TABLE petshell_quarantine",
            "CREATE VIEW many AS"
                + MANY
                + " SELECT x AS number, x AS petId, 2 AS run, x AS error, x AS attempts,"
                + " x AS failedAt FROM c",
            "CREATE VIRTUAL TABLE petshell_quarantine USING fts5"
                + " (petId, run, error, attempts, failedAt,"
                + " content = 'many', content_rowid = 'number')");
    Result result = pets.interrupted().run(call.split(" "));
    assertEquals(130, result.code(), result.err());
    assertEquals("error: interrupted while using FOLDER/dev.db; run it again\n", result.err());
  }

  @Test
  void aCommandFileThatIsInterruptedBeforeItsFirstLineRunsNothing() {
    CommandHarness pets = CommandHarness.migrated(folder);
    Result result =
        pets.interrupted().typing("backfill\nrollback --yes\n").run("--keep-going", "--quiet");
    assertEquals(130, result.code());
    assertEquals("", result.err());
    assertEquals(List.of("0"), pets.database().query("SELECT COUNT(traits) FROM Pet"));
  }
}

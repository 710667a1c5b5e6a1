package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;
import petshell.store.WebAppDatabase;

/** Tests the scripts of {@code backfill --sql} and {@code regen --sql}, by running them. */
class SqlScriptTest {
  private static final String PETS =
      "SELECT hex(id), hex(traits), typeof(traits) FROM Pet ORDER BY rowid";

  /** What users and other programs may have stored, each in another pet. */
  private static final String[] HOSTILE = {
    "UPDATE Pet SET traits = '{\"a\": ''x''; DROP TABLE \"Pet\"; --' WHERE rowid = 1",
    "UPDATE Pet SET traits = CAST(X'7B00FF0A' AS TEXT) WHERE rowid = 2",
    "UPDATE Pet SET traits = X'7B00FF' WHERE rowid = 3",
    "UPDATE Pet SET traits = 'a' || char(0) || 'b' WHERE rowid = 4",
    "UPDATE Pet SET traits = 'ö' || char(8238, 128062, 10) || 'COMMIT;' WHERE rowid = 5",
    "UPDATE Pet SET traits = hex(zeroblob(1200000)) WHERE rowid = 6",
    "UPDATE Pet SET traits = NULL WHERE rowid = 7",
    "UPDATE Pet SET traits = '' WHERE rowid = 8",
    "UPDATE Pet SET traits = 0.1 WHERE rowid = 9",
    "UPDATE Pet SET id = 'it''s; \"q\"' || char(10) || '.quit' WHERE rowid = 10",
    "UPDATE Pet SET id = 'a' || char(0) || 'b', traits = NULL WHERE rowid = 11",
    "UPDATE Pet SET id = '猫', traits = NULL WHERE rowid = 12",
    "UPDATE Pet SET id = '', traits = '{}' WHERE rowid = 13",
    "UPDATE Pet SET id = char(27) || '[31m', traits = '{}' WHERE rowid = 14"
  };

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"backfill, 92", "backfill --batch 40, 92", "backfill --no-transactions, 92"})
  void aScriptFillsAsABackfillDoesAndASecondRunChangesNothing(String call, int pets)
      throws IOException {
    CommandHarness here = CommandHarness.migrated(folder);
    WebAppDatabase there = copy(here.database());
    Path script = script(here, call);
    assertEquals(pets, run(there, script));
    assertEquals(0, run(there, script));
    assertEquals(0, here.run("backfill").code());
    assertEquals(here.database().query(PETS), there.query(PETS));
  }

  @Test
  void aScriptRegeneratesAsARegenDoesWhateverIsStored() throws IOException {
    CommandHarness here = CommandHarness.filled(folder);
    here.database().execute(HOSTILE);
    WebAppDatabase there = copy(here.database());
    Path script = script(here, "regen --all");
    assertEquals(HOSTILE.length, run(there, script));
    assertEquals(0, run(there, script));
    assertEquals(0, here.run("regen", "--all", "--yes").code());
    assertEquals(here.database().query(PETS), there.query(PETS));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16le", "UTF-16be"})
  void textsAreComparedInTheDatabasesOwnEncoding(String encoding) throws IOException {
    CommandHarness first = CommandHarness.filled(folder);
    first.database().execute(HOSTILE[3], HOSTILE[6], HOSTILE[9], HOSTILE[11], HOSTILE[13]);
    CommandHarness here = CommandHarness.at(first.database().copyInEncoding(encoding).file());
    WebAppDatabase there = copy(here.database());
    assertEquals(5, run(there, script(here, "regen --all")));
    assertEquals(0, here.run("regen", "--all", "--yes").code());
    assertEquals(here.database().query(PETS), there.query(PETS));
  }

  @Test
  void whatOthersHaveChangedMeanwhileIsLeftAlone() throws IOException {
    CommandHarness here = CommandHarness.filled(folder);
    here.database().execute("UPDATE Pet SET traits = '{}' WHERE rowid <= 3");
    WebAppDatabase there = copy(here.database());
    Path script = script(here, "regen --state invalid");
    there.execute(
        "UPDATE Pet SET traits = '{\"mine\":1}' WHERE rowid = 2",
        "DELETE FROM Pet WHERE rowid = 3");
    assertEquals(1, run(there, script));
    assertEquals(List.of("{\"mine\":1}"), there.query("SELECT traits FROM Pet WHERE rowid = 2"));
  }

  @ParameterizedTest
  @CsvSource({"'2026-02-08T09:11:11.158+00:00', text", "1770541871158, integer"})
  void theTimeIsOfTheKindThatIsStoredAndOfTheRun(String stored, String kind) throws IOException {
    CommandHarness here = CommandHarness.migrated(folder);
    here.database().execute("UPDATE Pet SET updatedAt = " + quoted(stored, kind));
    WebAppDatabase there = copy(here.database());
    run(there, script(here, "backfill"));
    String now =
        kind.equals("text") ? "julianday(updatedAt)" : "updatedAt / 86400000.0 + 2440587.5";
    assertEquals(
        List.of(kind + "|1"),
        there.query(
            "SELECT DISTINCT typeof(updatedAt), abs("
                + now
                + " - julianday('now')) < 0.01 FROM Pet"));
    assertEquals(
        List.of(kind.equals("text") ? "29" : "13"),
        there.query("SELECT DISTINCT length(updatedAt) FROM Pet"));
  }

  private static String quoted(String value, String kind) {
    return kind.equals("text") ? "'" + value + "'" : value;
  }

  @Test
  void theScriptSaysWhatItIsAndHasATransactionPerBatch() throws IOException {
    CommandHarness here = CommandHarness.migrated(folder).keeping(3);
    Map<String, String> before = here.files();
    Path script = script(here, "backfill --batch 2");
    List<String> lines = Files.readAllLines(script);
    assertEquals("-- Traits for pets that have none: 3 of 3.", lines.get(0));
    assertTrue(
        lines
            .get(1)
            .matches("-- Written by petshell \\S+ at 2026-02-08T09:11:11Z from .*dev.db\\."),
        lines.get(1));
    assertEquals(
        List.of("BEGIN", "UPDATE", "UPDATE", "COMMIT", "BEGIN", "UPDATE", "COMMIT"),
        lines.stream()
            .filter(line -> !line.startsWith("--"))
            .map(line -> line.replaceAll("[; ].*", ""))
            .toList());
    assertEquals("-- End of the script: pets 3.", lines.get(lines.size() - 1));
    Files.delete(script);
    assertEquals(before, here.files());
  }

  @Test
  void onStandardOutputThereIsTheScriptAlone() throws IOException {
    CommandHarness here = CommandHarness.migrated(folder).keeping(3);
    String script = Files.readString(script(here, "backfill --limit 2"));
    assertTrue(script.startsWith("-- Traits for pets that have none: 2 of 3.\n"), script);
    assertEquals(
        new Result(0, script.replace(folder.toString(), "FOLDER"), ""),
        here.run("backfill", "--limit", "2", "--sql", "-"));
  }

  @Test
  void petsThatNothingCanNameAreLeftOutAndCounted() throws IOException {
    CommandHarness here = CommandHarness.migrated(folder).keeping(3).withPetsWithoutId(2);
    here.database().execute("UPDATE Pet SET id = CAST(X'FFFE' AS TEXT) WHERE rowid = 1");
    Path script = folder.resolve("script.sql");
    Result result = here.run("backfill", "--sql", script.toString());
    assertEquals(0, result.code());
    assertEquals(
        "warning: left out 3 pets: the id is missing or not stored as proper text\n", result.err());
    assertEquals(2, run(here.database(), script));
  }

  @Test
  void nothingToWriteMakesNoFile() {
    CommandHarness here = CommandHarness.filled(folder);
    Path script = folder.resolve("script.sql");
    assertEquals(
        new Result(0, "Nothing to do: no statement to write, and no file was made.\n", ""),
        here.run("backfill", "--sql", script.toString()));
    assertFalse(Files.exists(script));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFileIsForItsOwnerAloneAndNeverWrittenOver() throws IOException {
    CommandHarness here = CommandHarness.migrated(folder);
    Path script = script(here, "backfill");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(script)));
    String before = Files.readString(script);
    Result again = here.run("backfill", "--sql", script.toString());
    assertEquals(1, again.code());
    assertEquals(before, Files.readString(script));
  }

  @ParameterizedTest
  @ValueSource(strings = {"backfill", "regen --all"})
  void aStopLeavesNoFile(String call) {
    CommandHarness here = CommandHarness.filled(folder);
    here.database().execute("UPDATE Pet SET traits = NULL");
    Path script = folder.resolve("script.sql");
    Map<String, String> before = here.files();
    Result result = here.interrupted().run((call + " --sql " + script).split(" "));
    assertEquals(130, result.code(), result.toString());
    assertEquals(before, here.files());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          backfill --sql x --watch | backfill: with --sql only --batch, --limit and --no-transactions apply
          backfill --sql x --from y | backfill: with --sql only --batch, --limit and --no-transactions apply
          backfill --sql x --batch auto | backfill: with --sql, --batch is a number
          backfill --no-transactions | backfill: --no-transactions needs --sql
          regen --all --no-transactions | regen: --no-transactions needs --sql
          regen --all --sql x --dry-run | regen: --sql writes no database; leave out --backup and --dry-run
          """)
  void whatDoesNotGoTogetherIsWrongUsage(String call, String message) {
    assertEquals(
        new Result(2, "", "error: " + message + "\n"),
        CommandHarness.migrated(folder).run(call.split(" ")));
  }

  private Path script(CommandHarness pets, String call) {
    Path script = folder.resolve("script.sql");
    Result result = pets.run((call + " --sql " + script).split(" "));
    assertEquals(0, result.code(), result.toString());
    assertEquals("", result.err());
    assertTrue(result.out().matches("Wrote .*script.sql: [\\d,]+ pets?, .*\\.\n"), result.out());
    return script;
  }

  private WebAppDatabase copy(WebAppDatabase database) throws IOException {
    Path copy = folder.resolve("copy.db");
    Files.copy(database.file(), copy);
    return WebAppDatabase.at(copy);
  }

  /** Runs a script line by line, and returns how many rows it changed. */
  private static int run(WebAppDatabase database, Path script) throws IOException {
    int changed = 0;
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      for (String line : Files.readAllLines(script)) {
        if (!line.startsWith("--")) {
          int rows = statement.executeUpdate(line);
          changed += line.startsWith("UPDATE") ? rows : 0;
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return changed;
  }
}

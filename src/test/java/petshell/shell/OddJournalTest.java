package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ShellHarness.Result;

/** Petshell's own tables after a hand edit, or damage: each column may hold anything. */
class OddJournalTest {
  private static final List<String> COLUMNS =
      List.of(
          "command",
          "commandLine",
          "operator",
          "host",
          "process",
          "toolVersion",
          "generatorVersion",
          "startedAt",
          "heartbeatAt",
          "endedAt",
          "outcome",
          "changed",
          "unchanged",
          "skipped",
          "failed",
          "batches",
          "undoes",
          "message");

  private static final String HUGE = "CAST(zeroblob(200000) AS TEXT)";

  @TempDir Path folder;
  private CommandHarness pets;

  @BeforeEach
  void workALittle() {
    pets = CommandHarness.filled(folder).keeping(5);
    pets.database().execute("UPDATE Pet SET traits = '{}' WHERE id LIKE '0%'");
    pets.run("regen", "--state", "invalid", "--yes");
    withoutConstraints("petshell_run", "petshell_quarantine");
    pets.database()
        .execute(
            """
            INSERT INTO petshell_quarantine SELECT id, 3, 'refused', 1, '2026-02-08T09:11:11Z'
            FROM Pet LIMIT 1
            """);
  }

  private void withoutConstraints(String... tables) {
    for (String table : tables) {
      pets.database()
          .execute(
              "CREATE TABLE odd AS SELECT * FROM " + table,
              "DROP TABLE " + table,
              "ALTER TABLE odd RENAME TO " + table);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NULL",
        "''",
        "'odd'",
        "-5",
        "9e999",
        "1.5",
        "9223372036854775807",
        "x'00ff'",
        "x''",
        "'running'",
        "char(27, 91, 50, 74, 0, 10)",
        HUGE
      })
  void noValueOfAnyColumnBreaksACommand(String value) {
    List<String> broken = new ArrayList<>();
    for (String column : COLUMNS) {
      pets.database().execute("CREATE TABLE kept AS SELECT * FROM petshell_run");
      pets.database().execute("UPDATE petshell_run SET \"%s\" = %s".formatted(column, value));
      for (List<String> command :
          List.of(
              List.of("status"),
              List.of("status", "--format", "json"),
              List.of("runs"),
              List.of("runs", "--format", "csv"),
              List.of("runs", "3"),
              List.of("runs", "3", "--format", "json"),
              List.of("undo", "3", "--dry-run"))) {
        Result result = pets.run(command.toArray(String[]::new));
        if (result.code() != 0 || (result.out() + result.err()).length() > 100_000) {
          broken.add(column + ": " + command + ": " + result.err());
        }
      }
      pets.database().execute("DROP TABLE petshell_run", "ALTER TABLE kept RENAME TO petshell_run");
    }
    assertEquals(List.of(), broken);
  }

  @Test
  void whatIsNoneOfItsKindIsShownAsUnknown() {
    pets.database()
        .execute(
            """
            UPDATE petshell_run SET "startedAt" = 'yesterday', "endedAt" = '', "outcome" = 'well',
              "changed" = 'many', "failed" = -2, "operator" = NULL WHERE "number" = 3
            """);
    String table = pets.run("runs", "3").out();
    assertTrue(table.contains("unknown: well\n"), table);
    assertTrue(table.contains("unknown: yesterday\n"), table);
    assertTrue(table.contains("unknown: many\n"), table);
    assertTrue(table.contains("  unknown on "), table);
    String json = pets.run("runs", "3", "--format", "json").out();
    assertTrue(json.contains("\"endedAt\": \"unknown\""), json);
    assertTrue(json.contains("\"outcome\": \"unknown: well\""), json);
    assertTrue(json.contains("\"changed\": \"unknown: many\""), json);
    assertTrue(json.contains("\"failed\": -2"), json);
    String status = pets.run("status").out();
    assertTrue(status.contains("3 regen, unknown: well, -2 failed, unknown by unknown\n"), status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"9223372036854775807", "-9223372036854775808", "9007199254740990", "0", "-1"})
  void aNumberThatNoRunCanHaveStopsNoRun(String number) {
    pets.database().execute("DELETE FROM petshell_replaced");
    pets.database()
        .execute(
            "UPDATE petshell_run SET \"number\" = %s, \"outcome\" = 'running'".formatted(number));
    pets.database().execute("UPDATE Pet SET traits = NULL");
    for (List<String> command :
        List.of(List.of("runs"), List.of("runs", "--format", "json"), List.of("status"))) {
      Result shown = pets.run(command.toArray(String[]::new));
      assertEquals(0, shown.code(), shown.err());
    }
    Result filled = pets.run("backfill", "--retry-failed");
    assertEquals(0, filled.code(), filled.err());
    assertEquals("5", pets.database().query("SELECT count(traits) FROM Pet").get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NULL", "''", "-5", "9e999", "x'00ff'", HUGE})
  void noValueOfTheQuarantineBreaksACommand(String value) {
    for (String column : List.of("petId", "error", "attempts", "failedAt", "run")) {
      pets.database()
          .execute("UPDATE petshell_quarantine SET \"%s\" = %s".formatted(column, value));
      for (String command : List.of("status", "runs", "runs 3", "runs 3 --format json")) {
        Result result = pets.run(command.split(" "));
        assertEquals(0, result.code(), column + ": " + command + ": " + result.err());
        assertFalse(result.out().length() > 100_000, column + ": " + command);
      }
    }
  }
}

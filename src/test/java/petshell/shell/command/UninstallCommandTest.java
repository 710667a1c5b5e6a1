package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;

class UninstallCommandTest {
  private static final String TABLES =
      "petshell_quarantine, petshell_replaced, petshell_run, DATABASECHANGELOGLOCK,"
          + " DATABASECHANGELOG";
  private static final String SCHEMA =
      "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2";

  @TempDir Path folder;
  private CommandHarness pets;
  private List<String> schemaBefore;

  @BeforeEach
  void migrateAndRollBack() {
    pets = CommandHarness.demo(folder);
    schemaBefore = pets.database().query(SCHEMA);
    pets.run("migrate");
    pets.run("rollback", "--yes");
  }

  @Test
  void nothingOfPetshellIsLeft() {
    assertEquals(
        new Result(
            0,
            """
            Dropped  petshell_quarantine
                     petshell_replaced
                     petshell_run
                     DATABASECHANGELOGLOCK
                     DATABASECHANGELOG
            """,
            ""),
        pets.run("uninstall", "--yes"));
    assertEquals(schemaBefore, pets.database().query(SCHEMA));
    assertEquals(Set.of("dev.db"), pets.files().keySet());
    assertEquals(
        new Result(0, "Nothing to do: no table of petshell's is there.\n", ""),
        pets.run("uninstall", "--yes"));
  }

  @Test
  void asJsonItNamesTheTables() {
    assertEquals(
        new Result(
            0,
            """
            {
              "tables": [
                "petshell_quarantine",
                "petshell_replaced",
                "petshell_run",
                "DATABASECHANGELOGLOCK",
                "DATABASECHANGELOG"
              ],
              "dryRun": false,
              "sql": null
            }
            """,
            ""),
        pets.run("uninstall", "--yes", "--format", "json"));
  }

  @Test
  void aDryRunWritesNothing() {
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(
            0,
            """
            -- Dry run: nothing is written.

            -- drops petshell's own tables and Liquibase's
            DROP TABLE "petshell_quarantine";
            DROP TABLE "petshell_replaced";
            DROP TABLE "petshell_run";
            DROP TABLE DATABASECHANGELOGLOCK;
            DROP TABLE DATABASECHANGELOG;
            """,
            ""),
        pets.run("uninstall", "--dry-run"));
    String sql = pets.run("uninstall", "--dry-run", "--format", "json").out();
    assertTrue(sql.contains("\"DROP TABLE \\\"petshell_run\\\";\",\n"), sql);
    assertEquals(before, pets.files());
  }

  @Test
  void offATerminalItNeedsYes() {
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(4, "", "error: uninstall needs confirmation; add --yes to run it here\n"),
        pets.typing("y\n").run("uninstall"));
    assertEquals(before, pets.files());
  }

  @Test
  void onATerminalItAsks() {
    Map<String, String> before = pets.files();
    String question =
        "Drop " + TABLES + " from dev.db, with the history of all runs and what undo needs? [y/N] ";
    assertEquals(
        new Result(4, "", question + "Nothing was changed.\n"),
        pets.onTerminal().typing("n\n").run("uninstall"));
    assertEquals(
        new Result(4, "", question + "\nNothing was changed.\n"),
        pets.onTerminal().typing("").run("uninstall"));
    assertEquals(before, pets.files());
    Result yes = pets.onTerminal().typing("y\n").run("uninstall");
    assertEquals(0, yes.code());
    assertEquals(question, yes.err());
  }

  @Test
  void aColumnOfOursHasToGoFirst() {
    pets.run("migrate");
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(4, "", "error: traits-column is still applied; run rollback first\n"),
        pets.run("uninstall", "--yes"));
    assertEquals(before, pets.files());
  }

  @Test
  void whereOthersUseLiquibaseTheirLedgerStays() {
    pets.database()
        .execute(
            "INSERT INTO DATABASECHANGELOG (ID, AUTHOR, FILENAME, DATEEXECUTED, ORDEREXECUTED,"
                + " EXECTYPE) VALUES ('1', 'others', 'x.sql', '', 1, 'EXECUTED')");
    Result result = pets.run("uninstall", "--yes");
    assertEquals(0, result.code());
    assertTrue(result.out().endsWith("petshell_run\n"), result.out());
    assertEquals(List.of("others"), pets.database().query("SELECT AUTHOR FROM DATABASECHANGELOG"));
  }
}

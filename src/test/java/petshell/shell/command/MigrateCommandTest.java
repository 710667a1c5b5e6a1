package petshell.shell.command;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;

class MigrateCommandTest {
  private static final String SCHEMA =
      "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2";

  @TempDir Path folder;

  @Test
  void itSaysWhatItAppliedAndWhatComesNext() {
    CommandHarness pets = CommandHarness.demo(folder);
    assertEquals(
        new Result(
            0,
            """
            Applied  baseline
                     journal
                     traits-column
            """,
            "Next: backfill\n"),
        pets.run("migrate"));
    Result nothing = new Result(0, "Nothing to do: all 3 changesets are applied.\n", "");
    assertEquals(nothing, pets.run("migrate"));
    assertEquals(nothing, pets.run("migrate", "--dry-run"));
  }

  @Test
  void asJsonAndCsvTheChangesetsAreListed() {
    CommandHarness pets = CommandHarness.demo(folder);
    assertEquals(
        new Result(
            0,
            """
            {
              "changesets": [
                "baseline",
                "journal",
                "traits-column"
              ],
              "sql": null,
              "saved": null,
              "backup": null,
              "wayBack": null,
              "bookkeeping": null
            }
            """,
            "Next: backfill\n"),
        pets.run("--format", "json", "migrate"));
    assertEquals(
        new Result(0, "changesets,sql,saved,backup,wayBack,bookkeeping\r\n,,,,,\r\n", ""),
        pets.run("--format", "csv", "migrate", "--quiet"));
  }

  @Test
  void aDryRunWritesNothingAndPrintsTheSqlThatDoesTheSame() throws Exception {
    CommandHarness pets = CommandHarness.demo(folder);
    CommandHarness copy = CommandHarness.demo(Files.createDirectory(folder.resolve("copy")));
    Map<String, String> before = pets.files();
    Result result = pets.run("migrate", "--dry-run", "--format", "json");
    assertEquals(before, pets.files());
    assertEquals(0, result.code());
    assertEquals("", result.err());
    pets.run("migrate");
    List<String> statements = new ArrayList<>();
    JsonNode document = new ObjectMapper().readTree(result.out());
    document.get("sql").forEach(one -> statements.add(one.asText()));
    assertEquals(4, statements.size());
    document.get("bookkeeping").forEach(one -> statements.add(one.asText()));
    copy.database().execute(statements.toArray(String[]::new));
    assertEquals(pets.database().query(SCHEMA), copy.database().query(SCHEMA));
    String ledger = "SELECT ID, EXECTYPE, MD5SUM, ORDEREXECUTED FROM DATABASECHANGELOG";
    assertEquals(pets.database().query(ledger), copy.database().query(ledger));
  }

  @Test
  void forPeopleADryRunIsAScript() {
    CommandHarness pets = CommandHarness.demo(folder);
    Result script = pets.run("migrate", "--dry-run");
    assertEquals(script, pets.run("migrate", "--dry-run", "--format", "vertical"));
    assertEquals(
        """
        -- Dry run: nothing is written.

        -- baseline: creates the web app's tables (already done; only noted)

        -- journal: creates petshell's own tables
        CREATE TABLE "petshell_run" (
        """,
        script.out().lines().limit(6).map(line -> line + "\n").collect(joining()));
    assertTrue(
        script
            .out()
            .endsWith(
                """

                -- traits-column: adds "Pet"."traits"
                ALTER TABLE "Pet" ADD COLUMN "traits" /* petshell */ TEXT;

                -- 9 statements of Liquibase's bookkeeping not shown; --debug shows them.
                """),
        script.out());
    assertEquals("", script.err());
  }

  @Test
  void withDebugADryRunIsTheWholeScript() throws IOException {
    CommandHarness pets = CommandHarness.demo(folder);
    CommandHarness copy = CommandHarness.demo(Files.createDirectory(folder.resolve("copy")));
    Result script = pets.run("--debug", "migrate", "--dry-run");
    assertTrue(
        script.out().contains("-- 9 statements of Liquibase's bookkeeping:\n"), script.out());
    pets.run("migrate");
    copy.database().execute(script.out().split(";\n"));
    assertEquals(pets.database().query(SCHEMA), copy.database().query(SCHEMA));
  }

  @Test
  void aColumnThatTheWebAppHasMadeIsAdopted() {
    CommandHarness pets = CommandHarness.demo(folder);
    pets.database().execute("ALTER TABLE Pet ADD COLUMN traits TEXT");
    assertEquals(0, pets.run("migrate").code());
    Result status = pets.run("status");
    assertTrue(status.out().contains("(journal, traits-column by the web app)"), status.out());
    assertEquals(
        new Result(
            4,
            "",
            "error: petshell cannot roll back traits-column: the web app added this column; drop it"
                + " with the web app's own migrations\n"),
        pets.run("rollback", "--yes"));
  }
}

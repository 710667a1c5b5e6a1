package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
            applied  baseline
                     journal
                     traits-column
            """,
            "next: backfill\n"),
        pets.run("migrate"));
    assertEquals(new Result(0, "applied  nothing\n", "nothing was pending\n"), pets.run("migrate"));
    assertEquals(new Result(0, "applied  nothing\n", ""), pets.run("migrate", "--quiet"));
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
              "wayBack": null
            }
            """,
            "next: backfill\n"),
        pets.run("--format", "json", "migrate"));
    assertEquals(
        new Result(0, "changesets,sql,saved,backup,wayBack\r\n,,,,\r\n", ""),
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
    assertEquals(
        "dry run, nothing was written; changesets: baseline, journal, traits-column\n",
        result.err());
    pets.run("migrate");
    List<String> statements = new ArrayList<>();
    JsonNode sql = new ObjectMapper().readTree(result.out()).get("sql");
    sql.forEach(one -> statements.add(one.asText()));
    copy.database().execute(statements.toArray(String[]::new));
    assertEquals(pets.database().query(SCHEMA), copy.database().query(SCHEMA));
    String ledger = "SELECT ID, EXECTYPE, MD5SUM, ORDEREXECUTED FROM DATABASECHANGELOG";
    assertEquals(pets.database().query(ledger), copy.database().query(ledger));
  }

  @Test
  void forPeopleADryRunIsAScript() {
    CommandHarness pets = CommandHarness.demo(folder);
    Result script = pets.run("migrate", "--dry-run", "--quiet");
    assertEquals(0, script.code());
    assertEquals("", script.err());
    assertEquals(
        script.out().lines().count(),
        pets.run("migrate", "--dry-run", "--format", "vertical").out().lines().count());
    List<String> lines = script.out().lines().toList();
    assertTrue(
        lines.contains("ALTER TABLE \"Pet\" ADD COLUMN \"traits\" /* petshell */ TEXT;"),
        script.out());
    assertTrue(lines.get(lines.size() - 1).endsWith(";"), script.out());
    pets.run("migrate");
    assertEquals(
        new Result(0, "", "nothing to do; this was a dry run\n"), pets.run("migrate", "--dry-run"));
  }

  @Test
  void aColumnThatTheWebAppHasMadeIsAdopted() {
    CommandHarness pets = CommandHarness.demo(folder);
    pets.database().execute("ALTER TABLE Pet ADD COLUMN traits TEXT");
    assertEquals(0, pets.run("migrate").code());
    Result status = pets.run("status");
    assertTrue(status.out().contains("traits-column (adopted: was there before)\n"), status.out());
    assertEquals(
        new Result(
            4,
            "",
            "error: this changeset is not ours to take back: traits-column: the web app had made the"
                + " column before; its own migrations must drop it\n"),
        pets.run("rollback", "--yes"));
  }
}

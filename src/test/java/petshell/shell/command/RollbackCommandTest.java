package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;

class RollbackCommandTest {
  private static final String SAVED = "traits-before-rollback-20260208T091111.000Z.jsonl";
  private static final String NOTICE =
      "3 pets have traits; 1 of them differs from what the generator gives and exists only"
          + " here. All are saved to a file first.\n";
  private static final String QUESTION =
      "Drop the traits of 3 pets from dev.db (saved to a file beside it first)? [y/N] ";

  @TempDir Path folder;
  private CommandHarness pets;

  @BeforeEach
  void fillThreeAndSpoilOne() {
    pets = CommandHarness.filled(folder).keeping(3);
    pets.database().execute("UPDATE Pet SET traits = '{}' WHERE id LIKE '014%'");
  }

  @Test
  void theColumnGoesAndItsTraitsAreSavedFirst() throws IOException {
    List<String> stored = pets.database().query("SELECT id, traits FROM Pet ORDER BY rowid");
    assertEquals(
        new Result(
            0,
            "Rolled back   traits-column\nTraits saved  FOLDER/" + SAVED + "\n",
            NOTICE + "To undo this: migrate, then backfill --from FOLDER/" + SAVED + "\n"),
        pets.run("rollback", "--yes"));
    assertEquals(
        List.of("0"),
        pets.database()
            .query("SELECT COUNT(*) FROM pragma_table_info('Pet') WHERE name = 'traits'"));
    List<String> lines = Files.readAllLines(folder.resolve(SAVED));
    assertEquals(stored.size(), lines.size());
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(SAVED))));
    assertTrue(
        lines.contains(
            "{\"id\":\"014a8af7-6a8a-460a-8276-00ed12bdee19\",\"traits\":\"{}\","
                + "\"state\":\"invalid\",\"of\":"
                + stored.size()
                + "}"),
        lines.toString());
  }

  @Test
  void asJsonItNamesTheFile() {
    assertEquals(
        new Result(
            0,
            """
            {
              "changesets": [
                "traits-column"
              ],
              "sql": null,
              "saved": "FOLDER/%s",
              "backup": null,
              "wayBack": [
                "migrate",
                "backfill --from FOLDER/%s"
              ],
              "bookkeeping": null
            }
            """
                .formatted(SAVED, SAVED),
            ""),
        pets.run("rollback", "--yes", "--quiet", "--format", "json"));
  }

  @Test
  void aSecondOneHasNothingToRollBack() {
    pets.run("rollback", "--yes");
    assertEquals(
        new Result(0, "Nothing to do: no changeset can be rolled back.\n", ""),
        pets.run("rollback", "--yes"));
    assertEquals(
        new Result(0, "Nothing to do: no changeset can be rolled back.\n", ""),
        pets.run("rollback", "--dry-run"));
    assertEquals(
        new Result(0, "changesets,sql,saved,backup,wayBack,bookkeeping\r\n,,,,,\r\n", ""),
        pets.run("rollback", "--format", "csv", "--quiet"));
  }

  @Test
  void anEmptyColumnNeedsNoFile() {
    pets.database().execute("UPDATE Pet SET traits = NULL");
    assertEquals(
        new Result(
            0,
            "Rolled back  traits-column\n",
            "No pet has traits.\nTo undo this: migrate, then backfill\n"),
        pets.run("rollback", "--yes"));
  }

  @Test
  void aDryRunPrintsTheSqlAndWritesNothing() {
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(
            0,
            """
            -- Dry run: nothing is written.

            -- traits-column: drops "Pet"."traits" with all stored traits
            ALTER TABLE "Pet" DROP COLUMN "traits";

            -- 3 statements of Liquibase's bookkeeping not shown; --debug shows them.
            """,
            NOTICE),
        pets.run("rollback", "--dry-run"));
    assertEquals(before, pets.files());
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollback", "rollback --count 1", "rollback --to journal"})
  void offATerminalItNeedsYes(String call) {
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(
            4, "", NOTICE + "error: " + call + " needs confirmation; add --yes to run it here\n"),
        pets.typing("y\n").run(call.split(" ")));
    assertEquals(before, pets.files());
  }

  @Test
  void onATerminalItAsks() {
    Map<String, String> before = pets.files();
    for (String no : List.of("n\n", "\n", "NO\n")) {
      Result result = pets.onTerminal(200).typing(no).run("rollback");
      assertEquals(4, result.code());
      assertEquals("", result.out());
      assertTrue(result.err().endsWith(NOTICE + QUESTION + "Nothing was changed.\n"), result.err());
    }
    Result end = pets.onTerminal(200).typing("").run("rollback");
    assertEquals(4, end.code());
    assertTrue(end.err().endsWith(NOTICE + QUESTION + "\nNothing was changed.\n"), end.err());
    assertEquals(before, pets.files());
    assertEquals(0, pets.onTerminal().typing("hm\nyes\n").run("rollback").code());
    assertTrue(Files.exists(folder.resolve(SAVED)));
  }

  @Test
  void onATerminalMoreThanAThousandPetsNeedTheDatabasesName() {
    pets.database()
        .execute(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 998)
            INSERT INTO Pet (id, name, userId, updatedAt, traits)
            SELECT 'more-' || i, 'More', (SELECT id FROM User LIMIT 1), 'now', '{}' FROM n
            """);
    Map<String, String> before = pets.files();
    String question =
        "Drop the traits of 1,001 pets from dev.db (saved to a file beside it first)?"
            + " Type dev.db to continue: ";
    assertEquals(4, pets.typing("dev.db\n").run("rollback").code());
    for (String no : List.of("y\n", "yes\n", "\n", "dev\n")) {
      Result result = pets.onTerminal(200).typing(no).run("rollback");
      assertEquals(4, result.code());
      assertTrue(result.err().endsWith(question + "Nothing was changed.\n"), result.err());
    }
    assertEquals(before, pets.files());
    assertEquals(0, pets.onTerminal().typing(" dev.db \n").run("rollback").code());
    Result uninstall = pets.onTerminal().typing("y\n").run("uninstall");
    assertEquals(4, uninstall.code());
    assertTrue(uninstall.err().contains(" Type dev.db to continue: "), uninstall.err());
    assertEquals(0, pets.run("uninstall", "--yes").code());
  }

  @Test
  void afterEnforceTheConstraintsGoFirst() {
    pets.run("regen", "--all", "--yes");
    pets.run("enforce");
    Result result = pets.run("rollback", "--yes");
    assertEquals(0, result.code());
    assertTrue(
        result
            .out()
            .startsWith(
                """
                Rolled back   traits-checked
                              traits-required
                              traits-column
                """),
        result.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          2 | rollback --count 1 --to journal | rollback: --count and --to exclude each other; give one of them
          2 | rollback --count 0 | rollback: wrong value for --count: "0"; give a whole number from 1 to 1,000
          2 | rollback --dryrun --yes | rollback: unknown option --dryrun; did you mean --dry-run?
          1 | rollback --count 2 --yes | cannot roll back 2 changesets: only 1 are applied; ask for 1 or fewer
          1 | rollback --to nix --yes | the changeset "nix" is not applied; see status for those that are
          """)
  void whatMakesNoSenseTakesNothingBack(int code, String words, String message) {
    Map<String, String> before = pets.files();
    assertEquals(new Result(code, "", "error: " + message + "\n"), pets.run(words.split(" ")));
    assertEquals(before, pets.files());
  }
}

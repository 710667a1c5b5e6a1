package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.ShellHarness.Result;

/** Tests enforce and relax. */
class ContractCommandsTest {
  private static final String QUESTION = "Allow pets without traits in dev.db again? [y/N] ";

  private static final String RELAXED =
      "Rolled back  traits-checked\n             traits-required\n";
  private static final String NOT_ENFORCED = "Nothing to do: traits are not enforced.\n";

  @TempDir Path folder;
  private CommandHarness pets;

  @BeforeEach
  void fill() {
    pets = CommandHarness.filled(folder);
  }

  @Test
  void enforcePrintsWhatItApplied() {
    assertEquals(
        new Result(0, "Applied  traits-required\n         traits-checked\n", "Undo with: relax\n"),
        pets.run("enforce"));
    assertEquals(
        new Result(
            0,
            """
            {
              "changesets": [],
              "sql": null,
              "saved": null,
              "backup": null,
              "wayBack": null,
              "bookkeeping": null
            }
            """,
            ""),
        pets.run("enforce", "--format", "json"));
    assertEquals(
        new Result(0, "Nothing to do: traits are enforced already.\n", ""), pets.run("enforce"));
    assertTrue(pets.run("status").out().contains("   enforced\n"));
    assertTrue(pets.run("status", "--format", "json").out().contains("\"enforced\": true\n"));
  }

  @Test
  void whileAPetLacksTraitsNothingIsEnforced() {
    pets.database().execute("UPDATE Pet SET traits = NULL WHERE id LIKE '014%'");
    List<String> schema = pets.database().query("SELECT sql FROM sqlite_master");
    Result result = pets.run("enforce");
    assertEquals(3, result.code());
    assertEquals("", result.out());
    assertEquals(
        "error: 1 of 92 pets have no valid traits (1 missing):"
            + " \"014a8af7-6a8a-460a-8276-00ed12bdee19\"; run backfill first\n",
        result.err());
    assertEquals(schema, pets.database().query("SELECT sql FROM sqlite_master"));
  }

  @Test
  void dryRunsPrintTheSqlAndWriteNothing() {
    Map<String, String> before = pets.files();
    Result enforce = pets.run("enforce", "--dry-run");
    assertTrue(
        enforce.out().contains("ALTER TABLE \"Pet\" ALTER COLUMN \"traits\" SET NOT NULL;\n"));
    assertTrue(
        enforce
            .out()
            .startsWith(
                """
                -- Dry run: nothing is written.

                -- traits-required: makes "Pet"."traits" NOT NULL
                """),
        enforce.out());
    assertEquals("", enforce.err());
    assertEquals(new Result(0, NOT_ENFORCED, ""), pets.run("relax", "--dry-run"));
    assertEquals(before, pets.files());
    pets.run("enforce");
    before = pets.files();
    Result relax = pets.run("relax", "--dry-run");
    assertTrue(relax.out().contains("ALTER TABLE \"Pet\" DROP CONSTRAINT \"Pet_traits_check\";\n"));
    assertEquals(before, pets.files());
  }

  @Test
  void relaxNeedsYesOffATerminal() {
    pets.run("enforce");
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(4, "", "error: relax needs confirmation; add --yes to run it here\n"),
        pets.typing("y\n").run("relax"));
    assertEquals(before, pets.files());
    assertEquals(new Result(0, RELAXED, "Undo with: enforce\n"), pets.run("relax", "--yes"));
    assertEquals(new Result(0, NOT_ENFORCED, ""), pets.run("relax"));
  }

  @Test
  void relaxAsksOnATerminal() {
    pets.run("enforce");
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(4, "", QUESTION + "Nothing was changed.\n"),
        pets.onTerminal().typing("n\n").run("relax"));
    assertEquals(before, pets.files());
    assertEquals(
        new Result(0, RELAXED, QUESTION + "Undo with: enforce\n"),
        pets.onTerminal().typing("y\n").run("relax"));
  }
}

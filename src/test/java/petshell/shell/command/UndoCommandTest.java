package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;

class UndoCommandTest {
  private static final String QUESTION =
      "Restore the traits of 2 pets in dev.db as they were before run 3? [y/N] ";

  @TempDir Path folder;
  private CommandHarness pets;

  @BeforeEach
  void regenerateTwo() {
    pets = CommandHarness.filled(folder).keeping(2);
    pets.database().execute("UPDATE Pet SET traits = '{}'");
    pets.run("regen", "--all", "--yes");
  }

  @Test
  void itPutsBackWhatWasThereAndCanBeUndoneItself() {
    assertEquals(
        new Result(0, "Restored the traits of 2 pets (run 4).\n", "Undo with: undo 4\n"),
        pets.run("undo", "3", "--yes"));
    assertEquals(List.of("{}", "{}"), pets.database().query("SELECT traits FROM Pet"));
    assertEquals(0, pets.run("undo", "4", "--yes").code());
    assertEquals(0, pets.run("verify", "--check").code());
  }

  @Test
  void whatWasChangedSinceIsLeftAndListed() {
    pets.database().execute("UPDATE Pet SET traits = '[]' WHERE id LIKE '014%'");
    assertEquals(
        new Result(
            0,
            """
            {
              "run": 4,
              "outcome": "completed",
              "undone": 3,
              "changed": 1,
              "left": 1,
              "failed": 0,
              "wouldChange": 0,
              "firstLeft": [
                "014a8af7-6a8a-460a-8276-00ed12bdee19"
              ],
              "unchanged": 0
            }
            """,
            "Undo with: undo 4\n"),
        pets.run("undo", "3", "--yes", "--format", "json"));
    assertEquals(List.of("[]", "{}"), pets.database().query("SELECT traits FROM Pet ORDER BY id"));
    assertEquals(
        new Result(
            0,
            """
            Restored nothing (run 5).
            Already restored: 1 pet.
            Changed since, left alone: 1 pet
              014a8af7-6a8a-460a-8276-00ed12bdee19
            """,
            ""),
        pets.run("undo", "3", "--yes"));
  }

  @Test
  void aDryRunCountsAndWritesNothing() {
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(
            0,
            "Would restore the traits of 2 pets, where nobody has changed them since.\n",
            "Dry run: nothing was written.\n"),
        pets.run("undo", "3", "--dry-run"));
    assertEquals(
        new Result(
            0,
            CommandHarness.csv(
                "run,outcome,undone,changed,left,failed,wouldChange,firstLeft,unchanged",
                ",dry-run,3,0,0,0,2,,0"),
            ""),
        pets.run("undo", "3", "--dry-run", "--format", "csv", "--quiet"));
    assertEquals(before, pets.files());
  }

  @Test
  void offATerminalItNeedsYes() {
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(4, "", "error: undo 3 needs confirmation; add --yes to run it here\n"),
        pets.typing("y\n").run("undo", "3"));
    assertEquals(before, pets.files());
  }

  @ParameterizedTest
  @ValueSource(strings = {"n\n", "\n"})
  void onATerminalItAsksAndTakesNoForNo(String answer) {
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(4, "", QUESTION + "Nothing was changed.\n"),
        pets.onTerminal().typing(answer).run("undo", "3"));
    assertEquals(before, pets.files());
  }

  @Test
  void onATerminalYesProceeds() {
    Result result = pets.onTerminal().typing("y\n").run("undo", "3");
    assertEquals(0, result.code());
    assertTrue(result.err().startsWith(QUESTION), result.err());
    assertEquals(List.of("{}", "{}"), pets.database().query("SELECT traits FROM Pet"));
  }

  @Test
  void aRunThatReplacedNothingCannotBeUndone() {
    assertEquals(
        new Result(
            1,
            "",
            "error: run 2 (backfill) cannot be undone: only regen, undo and backfill --replace can;"
                + " see runs\n"),
        pets.run("undo", "2", "--yes"));
    assertEquals(
        new Result(1, "", "error: there is no run 77; see runs\n"),
        pets.run("undo", "77", "--yes"));
  }

  @Test
  void whatTheDatabaseRefusesIsAFailure() {
    pets.database()
        .execute(
            """
            CREATE TRIGGER no BEFORE UPDATE ON Pet WHEN old.id LIKE '014%'
            BEGIN SELECT RAISE(ABORT, 'not this one'); END
            """);
    Result result = pets.run("undo", "3", "--yes");
    assertEquals(1, result.code());
    assertEquals(
        """
        warning: pet "014a8af7-6a8a-460a-8276-00ed12bdee19": the database refused the write: not this one
        Undo with: undo 4
        error: 1 pet could not be restored; fix the cause and run it again
        """,
        result.err());
    assertEquals(
        List.of("{}"), pets.database().query("SELECT traits FROM Pet WHERE id LIKE '035%'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "3.0", "", "9223372036854775808"})
  void whatIsNoRunsNumberRunsNothing(String number) {
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(
            2,
            "",
            "error: undo: wrong value for <run>: \""
                + number
                + "\"; give a whole number, 1 or more\n"),
        pets.run("undo", "--yes", "--", number));
    assertEquals(before, pets.files());
  }
}

package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ShellHarness.Result;

class ConfirmationTest {
  private static final String QUESTION =
      "Drop petshell_run from dev.db, with the history of all runs and what undo needs? [y/N] ";
  private static final String DROPPED = "Dropped  petshell_run\n";
  private static final String REFUSED =
      "error: uninstall needs confirmation; add --yes to run it here\n";

  @TempDir private Path folder;
  private CommandHarness pets;

  /** All that is left of petshell is one table. */
  @BeforeEach
  void leaveOneTable() {
    pets = CommandHarness.demo(folder);
    pets.database().execute("CREATE TABLE petshell_run (number INTEGER PRIMARY KEY)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"y\n", "Y\n", "yes\n", " YES \r\n", "y"})
  void onATerminalYesProceeds(String answer) {
    assertEquals(new Result(0, "", QUESTION), onTerminal(answer));
    assertEquals(List.of(), tables());
  }

  @ParameterizedTest
  @ValueSource(strings = {"n\n", "no\n", "\n"})
  void noAndNothingStop(String answer) {
    assertEquals(new Result(4, "", QUESTION), onTerminal(answer));
    assertEquals(List.of("petshell_run"), tables());
  }

  @Test
  void theEndOfInputIsANoOnALineOfItsOwn() {
    assertEquals(new Result(4, "", QUESTION + "\n"), onTerminal(""));
  }

  @Test
  void nonsenseIsAskedAgainAFewTimes() {
    String again = "warning: please answer y or n\n";
    assertEquals(new Result(4, "", (QUESTION + again).repeat(3)), onTerminal("a\nb\nc\ny\n"));
    assertEquals(new Result(0, "", QUESTION + again + QUESTION), onTerminal("maybe\ny\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"uninstall --yes", "--yes uninstall"})
  void withYesNoQuestionIsAsked(String words) {
    assertEquals(new Result(0, DROPPED, ""), pets.run(words.split(" ")));
  }

  @Test
  void withoutATerminalItIsRefusedAndTheWayIsNamed() {
    assertEquals(new Result(4, "", REFUSED), pets.typing("y\n").run("uninstall"));
    assertEquals(List.of("petshell_run"), tables());
  }

  @Test
  void commandFilesAreNeverAsked() throws IOException {
    Path file = Files.writeString(folder.resolve("a.pets"), "uninstall\n");
    assertEquals(
        new Result(4, "", "\n+ uninstall\nFOLDER/a.pets:1: " + REFUSED),
        pets.onTerminal(200).typing("y\n").run("-f", file.toString()));
    Files.writeString(file, "uninstall --yes\n");
    assertEquals(new Result(0, DROPPED, "\n+ uninstall --yes\n"), pets.run("-f", file.toString()));
  }

  private List<String> tables() {
    return pets.database()
        .query("SELECT name FROM sqlite_master WHERE name LIKE 'petshell!_%' ESCAPE '!'");
  }

  private Result onTerminal(String answer) {
    return pets.onTerminal().typing(answer).run("uninstall", "--quiet");
  }
}

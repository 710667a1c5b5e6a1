package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ShellHarness.Result;

class ConfirmationTest {
  private static final String QUESTION = "Drop everything? [y/N] ";

  @ParameterizedTest
  @ValueSource(strings = {"y\n", "Y\n", "yes\n", " YES \r\n", "y"})
  void onATerminalYesProceeds(String answer) {
    assertEquals(new Result(0, "dropped\n", QUESTION), onTerminal(answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"n\n", "no\n", "\n"})
  void noAndNothingStop(String answer) {
    assertEquals(new Result(4, "kept\n", QUESTION), onTerminal(answer));
  }

  @Test
  void theEndOfInputIsANoOnALineOfItsOwn() {
    assertEquals(new Result(4, "kept\n", QUESTION + "\n"), onTerminal(""));
  }

  @Test
  void nonsenseIsAskedAgainAFewTimes() {
    String again = "warning: neither yes nor no: answer y or n\n";
    assertEquals(new Result(0, "dropped\n", QUESTION + again + QUESTION), onTerminal("maybe\ny\n"));
    assertEquals(new Result(4, "kept\n", (QUESTION + again).repeat(3)), onTerminal("a\nb\nc\ny\n"));
  }

  @Test
  void withYesNoQuestionIsAsked() {
    assertEquals(new Result(0, "dropped\n", ""), new ShellHarness().run("drop", "--yes"));
    assertEquals(new Result(0, "dropped\n", ""), new ShellHarness().run("--yes", "drop"));
  }

  @Test
  void withoutATerminalItIsRefusedAndTheWayIsNamed() {
    assertEquals(
        new Result(4, "", "error: not done unasked: drop: add --yes to it\n"),
        new ShellHarness().typing("y\n").run("drop"));
  }

  @Test
  void commandFilesAreNeverAsked(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.pets"), "drop\n");
    assertEquals(
        new Result(4, "", file + ":1: error: not done unasked: drop: add --yes to it\n"),
        new ShellHarness().onTerminal().typing("y\n").run("-f", file.toString()));
    Files.writeString(file, "drop --yes\n");
    assertEquals(new Result(0, "dropped\n", ""), new ShellHarness().run("-f", file.toString()));
  }

  private static Result onTerminal(String answer) {
    return new ShellHarness().onTerminal().typing(answer).run("drop");
  }
}

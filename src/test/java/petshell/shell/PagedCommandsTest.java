package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ShellHarness.Result;

class PagedCommandsTest {
  @TempDir Path folder;
  private CommandHarness pets;
  private Path paged;

  @BeforeEach
  void nameThePager() {
    pets = CommandHarness.filled(folder);
    paged = folder.resolve("paged");
    pets.with("PETSHELL_PAGER", "cat > '" + paged + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "list-pets",
        "show-pet 014a",
        "explain 014a",
        "stats",
        "help",
        "verify --show 90 --help"
      })
  void whatDoesNotFitTheTerminalIsPaged(String command) throws IOException {
    Result direct = CommandHarness.filled(folder).onTerminal().run(command.split(" ", -1));
    Result result = pets.onTerminal().run(command.split(" ", -1));
    assertEquals(0, result.code());
    if (direct.out().lines().count() >= 24) {
      assertEquals("", result.out());
      assertEquals(direct.out(), Files.readString(paged));
    } else {
      assertEquals(direct.out(), result.out());
    }
    assertEquals(direct.err(), result.err());
  }

  @Test
  void whatFitsIsNot() {
    Result result = pets.onTerminal().run("list-pets", "--limit", "22");
    assertEquals(23, result.out().lines().count());
    assertFalse(Files.exists(paged));
  }

  @Test
  void offATerminalNothingIs() {
    assertEquals(41, pets.run("list-pets").out().lines().count());
    assertFalse(Files.exists(paged));
  }

  @Test
  void inACommandFileNothingIs() throws IOException {
    Path file = Files.writeString(folder.resolve("a.pets"), "list-pets\nlist-pets\n");
    assertEquals(82, pets.onTerminal().run("script", file.toString()).out().lines().count());
    assertFalse(Files.exists(paged));
  }

  @Test
  void aPagerThatIsNotThereIsNoError() {
    pets.with("PETSHELL_PAGER", "nosuchpager -x 2> '" + paged + "'");
    Result result = pets.onTerminal().run("list-pets");
    assertEquals(0, result.code());
    assertEquals(41, result.out().lines().count());
    assertEquals("Showing 40 of 92; more with --limit 80\n", result.err());
  }

  @Test
  void aPagerThatIsLeftEarlyIsNoErrorAndNothingIsSaidOfTheRest() {
    pets.database().addPets(20_000, 7);
    pets.with("PETSHELL_PAGER", "head -n 3 > '" + paged + "'");
    Result result = pets.onTerminal().run("list-pets", "--limit", "20000");
    assertEquals(new Result(0, "", ""), result);
  }

  @Test
  void theErrorComesAfterWhatWasPrinted() {
    pets.with("PETSHELL_PAGER", "exit 127");
    Result result = pets.onTerminal().run("list-pets", "--owner", "nobody");
    assertEquals(1, result.code());
    assertTrue(result.err().startsWith("error: no user"), result.err());
  }
}

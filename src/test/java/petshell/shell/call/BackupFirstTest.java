package petshell.shell.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;
import petshell.store.WebAppDatabase;

class BackupFirstTest {
  private static final String DUMP =
      "SELECT sql FROM sqlite_master UNION ALL SELECT id || coalesce(traits, '') FROM Pet ORDER BY 1";

  @TempDir Path folder;
  private CommandHarness pets;

  @BeforeEach
  void fill() {
    pets = CommandHarness.filled(folder);
    pets.database().execute("UPDATE Pet SET traits = traits || ' ' WHERE rowid = 3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rollback", "enforce", "relax", "regen --all"})
  void theCopyHoldsWhatTheCommandFound(String command) throws IOException {
    if (command.equals("relax")) {
      pets.run("enforce");
    }
    List<String> before = pets.database().query(DUMP);
    Result result = pets.run((command + " --yes --backup --format json").split(" ", -1));
    assertEquals(0, result.code(), result.err());
    Path copy = copies().get(0);
    assertTrue(result.err().contains("Backup written: FOLDER/" + copy.getFileName()), result.err());
    assertTrue(
        result.out().contains("\"backup\": \"FOLDER/" + copy.getFileName() + "\""), result.out());
    assertEquals(before, WebAppDatabase.at(copy).query(DUMP));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"rollback --dry-run", "enforce --dry-run", "relax --yes", "regen --all --dry-run"})
  void whereNothingIsWrittenNothingIsCopied(String command) throws IOException {
    pets.run((command + " --backup").split(" ", -1));
    assertEquals(List.of(), copies());
  }

  @Test
  void whatIsNotConfirmedCopiesNothing() throws IOException {
    assertEquals(4, pets.run("rollback", "--backup").code());
    assertEquals(4, pets.run("regen", "--all", "--backup").code());
    assertEquals(List.of(), copies());
  }

  @Test
  void withoutACopyNothingIsDone() throws IOException {
    pets.run("backup");
    byte[] before = Files.readAllBytes(pets.database().file());
    Result result = pets.run("rollback", "--yes", "--backup");
    assertEquals(1, result.code());
    assertTrue(result.err().contains(" already exists; choose another name"), result.err());
    assertArrayEquals(before, Files.readAllBytes(pets.database().file()));
  }

  /** Returns what lies next to the database of the same kind. */
  private List<Path> copies() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".db") && !file.equals(pets.database().file()))
          .toList();
    }
  }
}

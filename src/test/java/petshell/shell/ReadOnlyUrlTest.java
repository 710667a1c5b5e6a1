package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ShellHarness.Result;

/** A database whose URL says that it may only be read. */
class ReadOnlyUrlTest {
  @TempDir Path folder;
  private CommandHarness pets;
  private String url;

  @BeforeEach
  void make() {
    pets = CommandHarness.migrated(folder);
    url = "file:" + pets.database().file() + "?connection_limit=1&mode=ro";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "migrate",
        "backfill",
        "regen --all --yes",
        "undo 1 --yes",
        "create-pet A --owner b",
        "enforce",
        "relax --yes",
        "rollback --yes",
        "uninstall --yes",
        "init",
      })
  void refusesWhatWrites(String command) {
    Map<String, String> before = pets.files();
    Result result = pets.with("DATABASE_URL", url).runBare(command.split(" ", -1));
    assertEquals(4, result.code(), result.err());
    assertEquals(
        "error: cannot run "
            + command
            + ": the database is open read-only; leave out mode=ro in its URL\n",
        result.err());
    assertEquals(before, pets.files());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"status", "verify", "list-pets", "migrate --dry-run", "rollback --dry-run"})
  void allowsWhatReads(String command) {
    assertEquals(0, pets.with("PETSHELL_DB", url).runBare(command.split(" ", -1)).code());
  }

  @Test
  void isShownAsReadOnly() {
    String status = pets.runBare("--db", url, "status", "--format", "json").out();
    assertTrue(status.contains("\"readOnly\": true"), status);
  }

  @Test
  void isOpenedAsSuchByACommandFile() throws Exception {
    Path file = Files.writeString(folder.resolve("a.pets"), "open '" + url + "'\nbackfill\n");
    Result result = pets.runBare("--db", folder.resolve("none.db").toString(), "-f", "" + file);
    assertEquals(4, result.code(), result.err());
  }

  @Test
  void isNotMadeWhereItDoesNotExist() {
    Path missing = folder.resolve("missing.db");
    assertEquals(4, pets.runBare("--db", "file:" + missing + "?mode=ro", "init").code());
    assertEquals(2, pets.runBare("--db", "file:" + missing + "?mode=rwc", "init").code());
    assertFalse(Files.exists(missing));
  }
}

package petshell.shell.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ProgramCommands;
import petshell.shell.call.UserFolders;

class PromptHistoryTest {
  private final PromptHistory history =
      new PromptHistory(ProgramCommands.catalog(), Optional.empty());

  @ParameterizedTest
  @ValueSource(strings = {"backfill --batch 10", "show-pet 'a", "bogus"})
  void harmlessLinesMayBeSuggested(String line) {
    assertTrue(history.mayBeSuggested(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"regen", "  rollback --quiet", "backfill --yes", "", "backfill \\\n--batch 10"})
  void whatCanDestroySomethingIsNeverSuggested(String line) {
    assertFalse(history.mayBeSuggested(line));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFileIsTheUsersAlone(@TempDir Path folder) throws Exception {
    Path configuration = folder.resolve("a").resolve("petshell");
    Path file = UserFolders.history(configuration);
    assertEquals("rw-------", permissions(file));
    assertEquals("rwx------", permissions(configuration));
    Files.writeString(file, "1:backfill\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertEquals(file, UserFolders.history(configuration));
    assertEquals("rw-------", permissions(file));
    assertEquals("1:backfill\n", Files.readString(file));
  }

  @Test
  void theFolderFollowsTheRulesOfTheDesktop() {
    assertEquals(
        Optional.of(Path.of("/c/petshell")),
        UserFolders.configuration(Map.of("XDG_CONFIG_HOME", "/c", "HOME", "/h")));
    assertEquals(
        Optional.of(Path.of("/h/.config/petshell")),
        UserFolders.configuration(Map.of("XDG_CONFIG_HOME", "relative", "HOME", "/h")));
    assertEquals(
        Optional.of(Path.of("/h/.local/state/petshell")), UserFolders.state(Map.of("HOME", "/h")));
    assertEquals(Optional.empty(), UserFolders.state(Map.of()));
  }

  private static String permissions(Path path) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}

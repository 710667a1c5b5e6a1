package petshell.shell.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
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
  @ValueSource(strings = {"backfill --batch 10", "show-pet 'a", "--format json status"})
  void harmlessLinesMayBeSuggested(String line) {
    assertTrue(history.mayBeSuggested(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "regen",
        "  rollback --quiet",
        "--plain rollback",
        "backfill --yes",
        "backfill -y",
        "",
        "backfill \\\n--batch 10"
      })
  void whatCanDestroySomethingIsNeverSuggested(String line) {
    assertFalse(history.mayBeSuggested(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bogus", "backfill --pause 5", "status --bogus", "show-pet", "status a", "ls a"})
  void whatMakesNoSenseIsNeverSuggested(String line) {
    assertFalse(history.mayBeSuggested(line));
  }

  @Test
  void aLineIsKeptWithoutThePasswordInIt() {
    history.add(Instant.EPOCH, "open postgresql://ann:s3cret@db1/shop");
    assertEquals("open postgresql://ann:***@db1/shop", history.get(history.last()));
  }

  @Test
  void whatWasFoundToMakeNoSenseIsNotSuggestedAgain() {
    assertTrue(history.mayBeSuggested("help bakfill"));
    history.noteWrong("help bakfill");
    assertFalse(history.mayBeSuggested("help bakfill"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFileOfTheConfigurationIsMovedOnce(@TempDir Path folder) throws Exception {
    Path state = folder.resolve("state");
    Path earlier = Files.createDirectory(folder.resolve("config"));
    Files.writeString(earlier.resolve("history"), "1:status\n");
    Path file = UserFolders.history(state, Optional.of(earlier));
    assertEquals(state.resolve("history"), file);
    assertEquals("1:status\n", Files.readString(file));
    assertEquals("rw-------", permissions(file));
    assertFalse(Files.exists(earlier.resolve("history")));
    Files.writeString(earlier.resolve("history"), "1:other\n");
    assertEquals(file, UserFolders.history(state, Optional.of(earlier)));
    assertEquals("1:status\n", Files.readString(file));
    assertTrue(Files.exists(earlier.resolve("history")));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void whatIsNoFileThereOrMayNotBeMovedStays(@TempDir Path folder) throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "of somebody");
    Path earlier = Files.createDirectory(folder.resolve("config"));
    Path link = Files.createSymbolicLink(earlier.resolve("history"), other);
    Path file = UserFolders.history(folder.resolve("a"), Optional.of(earlier));
    assertEquals("", Files.readString(file));
    assertTrue(Files.isSymbolicLink(link));
    Files.delete(link);
    Files.createLink(link, other);
    assertEquals(
        "", Files.readString(UserFolders.history(folder.resolve("b"), Optional.of(earlier))));
    assertEquals("of somebody", Files.readString(link));
    Files.delete(link);
    Files.createDirectory(link);
    assertEquals(
        "", Files.readString(UserFolders.history(folder.resolve("c"), Optional.of(earlier))));
    assertTrue(Files.isDirectory(link));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void theFileIsTheUsersAlone(@TempDir Path folder) throws Exception {
    Path configuration = folder.resolve("a").resolve("petshell");
    Path file = UserFolders.history(configuration, Optional.empty());
    assertEquals("rw-------", permissions(file));
    assertEquals("rwx------", permissions(configuration));
    Files.writeString(file, "1:backfill\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertEquals(file, UserFolders.history(configuration, Optional.empty()));
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

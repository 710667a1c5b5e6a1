package petshell.shell.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;

class LastVerificationTest {
  @TempDir Path folder;
  @TempDir Path state;
  private CommandHarness pets;

  @BeforeEach
  void fill() {
    pets = CommandHarness.filled(folder).with("XDG_STATE_HOME", state.toString());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void onlyItsUserMayReadIt() throws IOException {
    pets.run("verify");
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept().get(0))));
    assertEquals(
        "rwx------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(kept().get(0).getParent().getParent())));
  }

  @Test
  void aLaterOneTakesThePlaceOfTheEarlier() throws IOException {
    pets.run("verify");
    pets.database().execute("UPDATE Pet SET traits = NULL WHERE rowid <= 2");
    pets.run("verify");
    assertEquals(1, kept().size());
    assertTrue(status().contains("90 exact, 2 missing (up to date)\n"), status());
  }

  @Test
  void inWriteAheadModeAWriteInTheLogIsSeen() throws SQLException {
    pets.database().execute("PRAGMA journal_mode = WAL");
    try (Connection app = pets.database().connect();
        Statement statement = app.createStatement()) {
      pets.run("verify");
      assertTrue(status().contains("(up to date)\n"), status());
      statement.execute("UPDATE Pet SET health = 1 WHERE rowid = 1");
      assertTrue(status().contains("(may be out of date)\n"), status());
      pets.run("verify");
      assertTrue(status().contains("(up to date)\n"), status());
      statement.execute("UPDATE Pet SET health = 2 WHERE rowid = 1");
      assertTrue(status().contains("(may be out of date)\n"), status());
    }
  }

  @Test
  void aChangeOfTheSchemaAloneLeavesItUpToDate() {
    pets.run("verify");
    assertEquals(0, pets.run("enforce").code());
    assertTrue(status().contains("92 exact (up to date)\n"), status());
    assertEquals(0, pets.run("relax", "--yes").code());
    assertTrue(status().contains("92 exact (up to date)\n"), status());
    pets.database().execute("UPDATE Pet SET health = 1 WHERE rowid = 1");
    assertEquals(0, pets.run("enforce").code());
    assertTrue(status().contains("(may be out of date)\n"), status());
  }

  @Test
  void aRegenOutdatesIt() {
    pets.database().execute("UPDATE Pet SET traits = '{' WHERE rowid = 1");
    pets.run("verify");
    assertEquals(0, pets.run("regen", "--all", "--yes").code());
    assertTrue(status().contains("(may be out of date)\n"), status());
  }

  @Test
  void oneThatWasInterruptedIsNotKept() throws IOException {
    pets.interrupted().run("verify");
    assertEquals(List.of(), kept());
  }

  @Test
  void anotherFileOfTheSameNameWasNotVerified() throws IOException {
    pets.run("verify");
    byte[] bytes = Files.readAllBytes(pets.database().file());
    Files.delete(pets.database().file());
    Files.write(pets.database().file(), bytes);
    assertTrue(status().contains("(may be out of date)\n"), status());
  }

  @Test
  void oneThatCannotBeKeptIsAWarningAndNoFailure() throws IOException {
    Files.writeString(state.resolve("petshell"), "a file, not a folder");
    Result result = pets.run("verify", "--check");
    assertEquals(0, result.code());
    assertTrue(
        result.err().startsWith("warning: this result could not be kept for status: "),
        result.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"at=yesterday", "exact=9e9", "x=\\u00", "generatorVersion=", "files"})
  void oneThatCannotBeReadIsAWarningAndNoFailure(String line) throws IOException {
    pets.run("verify");
    String whole = Files.readString(kept().get(0));
    String name = line.replaceAll("=.*", "");
    String without = whole.replaceAll("(?m)^" + name + "=.*\n", "");
    Files.writeString(kept().get(0), line.contains("=") ? without + line : without);
    assertIsAWarning();
  }

  @Test
  void oneThatIsTooLongIsAWarningAndNoFailure() throws IOException {
    pets.run("verify");
    Files.writeString(kept().get(0), "# nothing\n".repeat(1_000), StandardOpenOption.APPEND);
    assertIsAWarning();
  }

  private void assertIsAWarning() {
    Result result = pets.run("status");
    assertEquals(0, result.code());
    assertTrue(
        result.err().startsWith("warning: the last verification cannot be read: "), result.err());
    assertTrue(!result.out().contains("Last verify"), result.out());
  }

  @Test
  void ofVeryManyDatabasesThoseVerifiedLongAgoAreForgotten() throws IOException {
    pets.run("verify");
    Path real = kept().get(0);
    for (int i = 0; i < 120; i++) {
      Path other = real.resolveSibling(i + ".properties");
      Files.writeString(other, "");
      Files.setLastModifiedTime(other, FileTime.fromMillis(i));
    }
    pets.run("verify");
    assertEquals(100, kept().size());
    assertTrue(Files.exists(real));
    assertTrue(Files.exists(real.resolveSibling("119.properties")));
    assertTrue(Files.notExists(real.resolveSibling("20.properties")));
  }

  private String status() {
    return pets.run("status").out();
  }

  private List<Path> kept() throws IOException {
    Path verified = state.resolve("petshell/verified");
    if (Files.notExists(verified)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(verified)) {
      return files.sorted().toList();
    }
  }
}

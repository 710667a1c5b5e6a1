package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ShellHarness.Result;
import petshell.store.postgres.PostgresAddress;
import petshell.store.postgres.PostgresServer;

/** The password of a database is neither printed nor kept, wherever it was given. */
class HiddenPasswordTest {
  private static final String PASSWORD = "s3cret";

  @TempDir Path home;
  private PostgresAddress address;
  private String url;

  @BeforeEach
  void make() throws SQLException {
    address = PostgresServer.get().free();
    url = address.url().replace("@", ":" + PASSWORD + "@");
    assertEquals(0, run("--db", url, "init", "--demo").code());
  }

  @AfterEach
  void drop() throws SQLException {
    PostgresServer.get().drop(address);
  }

  private ShellHarness shell() {
    return new ShellHarness()
        .with("HOME", home.toString())
        .with("XDG_STATE_HOME", home.resolve("state").toString());
  }

  private Result run(String... words) {
    return hiding(shell().run(words));
  }

  private static Result hiding(Result result) {
    assertFalse(result.out().contains(PASSWORD), result.out());
    assertFalse(result.err().contains(PASSWORD), result.err());
    return result;
  }

  private void assertNothingIsKept() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> assertFalse(text(file).contains(PASSWORD), file.toString()));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatIsDoneIsPrintedAndKeptWithoutIt() throws IOException {
    assertEquals(0, run(url, "migrate").code());
    assertEquals(0, run("--debug", url, "backfill").code());
    assertEquals(0, shell().with("DATABASE_URL", url).run("verify").code());
    Result status = run("--format", "json", url, "status");
    assertTrue(status.out().contains("\"url\": \"" + address.url() + "\""), status.out());
    assertEquals(0, run("--format", "json", url, "runs").code());
    assertTrue(Files.isRegularFile(home.resolve("state/petshell/changes.log")));
    assertNothingIsKept();
  }

  @Test
  void commandsOfAFileThatNameItAreRunAndKeptWithoutIt() throws IOException {
    Result result =
        hiding(shell().typing("open " + url + "\nmigrate\nopen '" + url + "' --debug\n").run());
    assertEquals(0, result.code(), result.err());
    assertNothingIsKept();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "URL nothing",
        "URL URL status",
        "--db URL URL status",
        "--debug --db URL?bogus=1 status",
        "--debug --format json --db URL?sslmode=require status",
        "--debug postgresql:ann:s3cret@db1/shop status",
        "--debug --db postgresql://ann:s3cret/x@db1/shop status",
        "--debug --db mysql://ann:s3cret@db1/shop status",
        "--demo --db URL status",
        "open URL",
        "URL open URL more",
        "status URL",
        "--file URL",
        "URL show-pet URL",
        "--debug --db postgresql://ann:s3cret@localhost:1/shop status",
        "--debug --db postgresql://ann:s3cret@no-host.invalid/shop status",
      })
  void whatFailsSaysSoWithoutIt(String line) throws IOException {
    List<String> words =
        Stream.of(line.split(" ", -1)).map(word -> word.replace("URL", url)).toList();
    Result result = run(words.toArray(String[]::new));
    assertTrue(result.code() != 0 || line.startsWith("open"), result.out());
    assertNothingIsKept();
  }
}

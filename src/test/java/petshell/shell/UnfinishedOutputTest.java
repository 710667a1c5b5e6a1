package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ShellHarness.Result;
import petshell.shell.call.ProcessEnvironment;
import petshell.shell.call.Terminals;
import petshell.store.WebAppDatabase;

/** What fails after the first part of a result was printed. */
class UnfinishedOutputTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"json", "jsonl", "csv", "table", "vertical"})
  void anErrorAfterTheFirstRowsIsNamedAndWhatWasPrintedIsSaidToBeAPart(String format)
      throws SQLException {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database().addPets(5_000, 1);
    Result result = runLockedByTheFirstPrintedPart(pets.database(), format);
    assertEquals(1, result.code(), result.err());
    assertTrue(result.err().contains("another program has locked the database"), result.err());
    assertTrue(result.err().contains("; what was printed is not the whole result"), result.err());
    assertEquals(1, result.err().lines().count());
    assertTrue(result.out().contains("014a8af7-6a8a-460a-8276-00ed12"), result.out());
    assertTrue(result.out().endsWith("\n"));
  }

  @Test
  void anErrorBeforeTheFirstRowPrintsNothing() throws SQLException {
    CommandHarness pets = CommandHarness.filled(folder);
    try (Connection app = pets.database().connect();
        Statement lock = app.createStatement()) {
      lock.execute("BEGIN EXCLUSIVE");
      Result result = pets.run("--busy-timeout", "10ms", "list-pets", "--format", "json");
      assertEquals(1, result.code());
      assertEquals("", result.out());
      assertTrue(result.err().contains("another program has locked the database"), result.err());
      assertTrue(!result.err().contains("what was printed"), result.err());
    }
  }

  /** Another program locks the database as soon as anything is printed: nothing holds it then. */
  private static Result runLockedByTheFirstPrintedPart(WebAppDatabase database, String format)
      throws SQLException {
    try (Connection app = database.connect();
        Statement lock = app.createStatement()) {
      ByteArrayOutputStream out =
          new ByteArrayOutputStream() {
            private boolean locked;

            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
              super.write(bytes, offset, length);
              try {
                if (!locked) {
                  lock.execute("BEGIN EXCLUSIVE");
                  locked = true;
                }
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            }
          };
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      ProcessEnvironment process =
          new ProcessEnvironment(
              new ByteArrayInputStream(new byte[0]),
              out,
              err,
              Terminals.none(),
              Map.of(),
              () -> CommandHarness.NOW,
              ShellHarness.noStops());
      List<String> words =
          List.of(
              "--db",
              database.file().toString(),
              "--busy-timeout",
              "10ms",
              "--format",
              format,
              "list-pets",
              "--limit",
              "5000");
      int code = new PetShell(process).run(words);
      return new Result(
          code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
  }
}

package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.call.ProcessEnvironment;
import petshell.shell.call.Terminals;
import petshell.store.WebAppDatabase;

/** A terminal or a pipe that takes no output: the app goes on writing all the same. */
class BlockedOutputTest {
  @TempDir Path folder;

  @ParameterizedTest
  @Timeout(120)
  @ValueSource(
      strings = {
        "status",
        "verify",
        "verify --show 1000",
        "show-pet 014a8af7-6a8a-460a-8276-00ed12bdee19",
        "list-pets --limit 5000",
        "list-pets --sort name --limit 5000",
        "list-pets --format json --limit 5000",
        "stats",
        "runs",
        "runs 2",
        "regen --all --dry-run",
        "regen --all --yes",
        "undo 3 --dry-run",
        "undo 3 --yes",
        "backfill",
        "backfill --dry-run",
        "backfill --retry-failed",
        "enforce",
        "enforce --dry-run",
        "rollback --yes",
        "rollback --dry-run",
        "backup",
        "gallery --out OUT",
        "draw 014a8af7-6a8a-460a-8276-00ed12bdee19 --out OUT",
        "create-pet Nori --owner user7@example.test"
      })
  void othersCanWriteWhileNothingThatIsPrintedIsTaken(String call) throws Exception {
    WebAppDatabase pets = twoThousandPets();
    if (call.startsWith("backfill")) {
      pets.execute(
          "UPDATE Pet SET traits = NULL WHERE rowid % 2",
          "CREATE TRIGGER t BEFORE UPDATE ON Pet WHEN NEW.rowid % 100 = 1"
              + " BEGIN SELECT RAISE(ABORT, 'no'); END");
    }
    Blockade blockade = new Blockade();
    CompletableFuture<Integer> code =
        CompletableFuture.supplyAsync(() -> run(pets, call, blockade));
    assertTrue(blockade.reached.await(60, TimeUnit.SECONDS), "nothing is printed");
    try {
      write(pets);
    } finally {
      blockade.lifted.countDown();
    }
    assertTrue(code.get(60, TimeUnit.SECONDS) < 2);
  }

  /** As the web app does, which gives up after five seconds; here there is more time. */
  private static void write(WebAppDatabase pets) throws SQLException {
    try (Connection app = pets.connect();
        Statement statement = app.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 30000");
      statement.execute("BEGIN IMMEDIATE");
      assertEquals(1, statement.executeUpdate("UPDATE User SET name = 'x' WHERE rowid = 1"));
      statement.execute("COMMIT");
    }
  }

  private WebAppDatabase twoThousandPets() {
    CommandHarness harness = CommandHarness.migrated(folder);
    harness.database().addPets(2_000, 7);
    harness.run("backfill", "--quiet");
    harness.database().execute("UPDATE Pet SET traits = ' ' || traits WHERE rowid % 3 = 0");
    harness.run("regen", "--state", "formatted", "--yes", "--quiet");
    harness.database().execute("UPDATE Pet SET traits = ' ' || traits WHERE rowid % 3 = 1");
    return harness.database();
  }

  private int run(WebAppDatabase pets, String call, Blockade blockade) {
    ProcessEnvironment process =
        new ProcessEnvironment(
            new ByteArrayInputStream(new byte[0]),
            blockade,
            blockade,
            new Terminals(false, true, true, 80, 24, StandardCharsets.UTF_8),
            Map.of("PAGER", "cat"),
            () -> CommandHarness.NOW,
            ShellHarness.noStops());
    List<String> words = new ArrayList<>(List.of("--db", pets.file().toString()));
    String out = folder.resolve("out.svg").toString();
    words.addAll(List.of(call.replace("OUT", out).split(" ")));
    return new PetShell(process).run(words);
  }

  /** Takes nothing before it is lifted. */
  private static final class Blockade extends OutputStream {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch lifted = new CountDownLatch(1);

    @Override
    public void write(int value) {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      reached.countDown();
      try {
        lifted.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

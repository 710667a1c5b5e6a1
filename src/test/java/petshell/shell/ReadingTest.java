package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import petshell.FolderState;
import petshell.OtherProgram;
import petshell.shell.ShellHarness.Result;
import petshell.shell.call.DatabaseChoice;
import petshell.shell.command.Commands;
import petshell.shell.completion.PetNames;
import petshell.shell.completion.PetNamesReader;
import petshell.shell.dispatch.CommandCatalog;
import petshell.shell.dispatch.CommandSetup;
import petshell.shell.prompt.CommandCompleter;
import petshell.shell.prompt.PromptLine;
import petshell.shell.prompt.StatusLookup;
import petshell.store.DatabaseUse;
import petshell.store.sqlite.SqliteFile;

/** Looking leaves every file and every byte as it was, whoever has the database open, or had. */
@DisabledOnOs(OS.WINDOWS)
class ReadingTest {
  private static final String RENAMED = "Seen by the app";
  private static final String RENAME = "UPDATE Pet SET name = '" + RENAMED + "' WHERE rowid = 1";
  private static final String ADVICE =
      "start the web app, or run a command that writes, such as backfill";

  @TempDir Path folder;
  @TempDir Path elsewhere;
  private CommandHarness pets;
  private Path file;
  private String id;

  /** How the database is when it is looked at. */
  @SuppressWarnings("ImmutableEnumChecker") // List.of() makes the lists.
  private enum Scene {
    ROLLBACK_JOURNAL(false, false),
    ROLLBACK_JOURNAL_WITH_APP(true, false, RENAME, "BEGIN IMMEDIATE"),
    LOG_AT_REST(false, false, "PRAGMA journal_mode = WAL"),
    LOG_WITH_IDLE_APP(true, false, "PRAGMA journal_mode = WAL"),
    LOG_WITH_APP(true, false, "PRAGMA journal_mode = WAL", RENAME),
    LOG_WITH_APP_IN_TRANSACTION(
        true, false, "PRAGMA journal_mode = WAL", RENAME, "BEGIN", "DELETE FROM Pet"),
    LOG_OF_KILLED_APP(false, true, "PRAGMA journal_mode = WAL", RENAME),
    LOG_OF_APP_KILLED_IN_TRANSACTION(
        false,
        true,
        "PRAGMA journal_mode = WAL",
        RENAME,
        "PRAGMA cache_size = 1",
        "BEGIN",
        "DELETE FROM Pet");

    private final boolean open;
    private final boolean killed;
    private final List<String> statements;

    Scene(boolean open, boolean killed, String... statements) {
      this.open = open;
      this.killed = killed;
      this.statements = List.of(statements);
    }

    boolean renames() {
      return statements.contains(RENAME);
    }
  }

  @BeforeEach
  void make() {
    pets = CommandHarness.filled(folder);
    file = pets.database().file();
    id = pets.database().query("SELECT id FROM Pet WHERE rowid = 1").get(0);
    pets.database().execute("UPDATE Pet SET traits = 'nonsense' WHERE rowid = 2");
    assertEquals(0, pets.run("regen", "--state", "invalid", "--yes").code());
  }

  @ParameterizedTest
  @EnumSource
  void noReadLeavesATrace(Scene scene) throws Exception {
    OtherProgram app = OtherProgram.on(file, scene.statements.toArray(String[]::new));
    if (scene.killed) {
      app.kill();
    } else if (!scene.open) {
      app.close();
    }
    try {
      FolderState before = FolderState.of(folder);
      for (List<String> look : looks()) {
        Result result = pets.run(look.toArray(String[]::new));
        assertEquals(before, FolderState.of(folder), look.toString());
        assertEquals(look.contains("--read-only") ? 4 : 0, result.code(), look + result.err());
      }
      readFromThePrompt();
      assertEquals(before, FolderState.of(folder), "the prompt");
      Result found = pets.run("list-pets", "--name", RENAMED, "--format", "json");
      assertEquals(scene.renames(), found.out().contains(RENAMED), found.out());
    } finally {
      app.close();
    }
  }

  @Test
  void aHalfWrittenChangeIsLeftAloneAndTheAdviceEndsIt() throws Exception {
    OtherProgram app =
        OtherProgram.on(file, "PRAGMA cache_size = 1", "BEGIN", "UPDATE Pet SET name = id || id");
    app.kill();
    FolderState before = FolderState.of(folder);
    assertEquals(List.of("dev.db", "dev.db-journal"), before.names().subList(0, 2));
    assertRefused(
        "error: cannot read without writing: a program was killed while writing, and its"
            + " transaction must be rolled back first (FOLDER/dev.db); "
            + ADVICE
            + "\n");
    readFromThePrompt();
    assertEquals(before, FolderState.of(folder));
    assertEquals(0, pets.run("backfill").code());
    assertEquals(0, pets.run("status").code());
    assertEquals(
        List.of("0"), pets.database().query("SELECT count(*) FROM Pet WHERE name = id || id"));
  }

  @Test
  void aLogWithoutItsIndexIsLeftAloneAndTheAdviceEndsIt() throws Exception {
    OtherProgram app = OtherProgram.on(file, "PRAGMA journal_mode = WAL", RENAME);
    app.kill();
    Files.delete(folder.resolve("dev.db-shm"));
    assertRefused(
        "error: cannot read without writing: the write-ahead log needs an index first"
            + " (FOLDER/dev.db-wal); "
            + ADVICE
            + "\n");
    assertEquals(0, pets.run("backfill").code());
    assertEquals(1, pets.run("list-pets", "--name", RENAMED).out().split(RENAMED, -1).length - 1);
  }

  @Test
  void anEmptiedDatabaseKeepsWhatLiesNextToIt() throws Exception {
    OtherProgram app = OtherProgram.on(file, "PRAGMA journal_mode = WAL", RENAME);
    app.kill();
    Files.write(file, new byte[0]);
    String message =
        "error: the database file is empty, but the files beside it are not: FOLDER/dev.db;"
            + " move all of them away together and restore a backup\n";
    assertRefused(message);
    FolderState before = FolderState.of(folder);
    assertEquals(new Result(1, "", message), pets.run("backfill"));
    assertEquals(before, FolderState.of(folder));
  }

  private void assertRefused(String message) {
    FolderState before = FolderState.of(file.getParent());
    for (List<String> look : looks()) {
      Result result = pets.run(look.toArray(String[]::new));
      assertEquals(before, FolderState.of(file.getParent()), look.toString());
      if (!look.contains("--read-only") || look.contains("--dry-run")) {
        assertEquals(new Result(1, "", message), result, look.toString());
      }
    }
  }

  private List<List<String>> looks() {
    String out = elsewhere.resolve("out" + System.nanoTime()).toString();
    List<List<String>> looks = new ArrayList<>();
    looks.add(List.of("status"));
    looks.add(List.of("status", "--format", "vertical"));
    looks.add(List.of("verify"));
    looks.add(List.of("show-pet", id));
    looks.add(List.of("show-pet", id.substring(0, 30)));
    looks.add(List.of("explain", id));
    looks.add(List.of("list-pets"));
    looks.add(List.of("list-pets", "--sort", "name", "--limit", "5"));
    looks.add(List.of("list-pets", "--rarity", "common", "--format", "csv"));
    looks.add(List.of("stats"));
    looks.add(List.of("runs"));
    looks.add(List.of("runs", "2"));
    looks.add(List.of("draw", id, "--out", out + ".svg"));
    looks.add(List.of("gallery", "--out", out + ".html"));
    looks.add(List.of("backup", out + ".db"));
    looks.add(List.of("migrate", "--dry-run"));
    looks.add(List.of("backfill", "--dry-run"));
    looks.add(List.of("regen", "--all", "--dry-run"));
    looks.add(List.of("undo", "3", "--dry-run"));
    looks.add(List.of("enforce", "--dry-run"));
    looks.add(List.of("relax", "--dry-run"));
    looks.add(List.of("rollback", "--dry-run"));
    looks.add(List.of("--read-only", "backfill"));
    looks.add(List.of("--read-only", "migrate"));
    return looks;
  }

  private void readFromThePrompt() throws InterruptedException {
    DatabaseChoice choice = new DatabaseChoice(() -> new SqliteFile(file));
    CommandSetup setup = new CommandSetup(choice, Map.of());
    Commands.add(setup, new PetNames(setup.database()));
    CommandCatalog catalog = setup.complete().catalog();
    for (String line :
        List.of("show-pet " + id.substring(0, 3), "create-pet A --owner ", "undo ")) {
      new CommandCompleter(catalog)
          .complete(null, PromptLine.of(line, line.length()), new ArrayList<>());
    }
    StatusLookup look =
        StatusLookup.start(new SqliteFile(file), DatabaseUse.UNWATCHED, Map.of(), () -> {});
    Optional<StatusLookup.Result> found = look.await(Duration.ofSeconds(30));
    assertTrue(found.isPresent());
    look.stop();
    PetNamesReader names =
        new PetNamesReader(
            new SqliteFile(file), DatabaseUse.UNWATCHED, (reader, petId, name) -> true);
    names.start();
    names.await();
  }
}

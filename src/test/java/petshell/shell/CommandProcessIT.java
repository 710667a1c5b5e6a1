package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ShellHarness.Result;
import petshell.store.LockHolder;
import petshell.store.OperatorLock;

/** The real commands as processes: signals, deaths, pipes, and two operators at once. */
@DisabledOnOs(OS.WINDOWS)
class CommandProcessIT {
  /** After its first batch the backfill waits longer than any test lasts. */
  private static final String[] FIRST_BATCH = {
    "--busy-timeout", "2m", "--format", "json", "backfill", "--batch", "10", "--pause", "24h"
  };

  private static final String[] ONE_BY_ONE = {
    "--busy-timeout", "2m", "--format", "json", "backfill", "--batch", "1", "--pause", "1ms"
  };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void aBackfillThatIsStoppedKeepsWholeBatchesAndTheNextResumes(String signal) throws Exception {
    CommandHarness pets = CommandHarness.migrated(folder);
    try (CommandProcess backfill = start(pets, FIRST_BATCH)) {
      Result result = backfill.until(() -> filled(pets) == 10).send(signal).end();
      assertEquals(130, result.code());
      assertEquals(
          "Stopped after 10 pets. Continue with: backfill --batch 10 --pause 24h\n", result.err());
      JsonNode document = json(result);
      assertEquals("interrupted", document.get("outcome").asText());
      assertEquals(10, document.get("updated").asInt());
      assertEquals(82, document.get("remaining").asInt());
      assertEquals(1, document.get("batches").asInt());
    }
    assertEquals(10, filled(pets));
    assertEquals(
        List.of("interrupted|10"),
        pets.database().query("SELECT outcome, changed FROM petshell_run WHERE number = 2"));
    assertResumes(pets, "");
  }

  @Test
  void aBackfillThatIsKilledLosesNothingAndTheNextSaysThatItResumes() throws Exception {
    CommandHarness pets = CommandHarness.migrated(folder);
    try (CommandProcess backfill = start(pets, FIRST_BATCH)) {
      Result result = backfill.until(() -> filled(pets) == 10).send("KILL").end();
      assertEquals(137, result.code());
      assertEquals("", result.out());
      assertEquals("", result.err());
    }
    assertTrue(pets.run("runs").out().contains("  abandoned "));
    assertTrue(pets.run("--format", "json", "status").out().contains("\"outcome\": \"abandoned\""));
    assertResumes(pets, "Run 2 \\(started \\S+Z\\) was killed after 10 pets; continuing\\.\n");
    assertEquals(
        List.of("abandoned", "completed"),
        pets.database().query("SELECT outcome FROM petshell_run WHERE number > 1"));
  }

  @Test
  void aBackfillThatWaitsForTheWebAppsLockIsStoppedAtOnce() throws Exception {
    CommandHarness pets = CommandHarness.migrated(folder);
    try (Connection app = pets.database().connect();
        Statement statement = app.createStatement();
        CommandProcess backfill = locked(pets, statement)) {
      Result result = backfill.until(() -> holdsLock(pets, backfill)).send("TERM").end();
      assertEquals(130, result.code());
      assertEquals(
          "error: interrupted while waiting for the database, which another program has locked;"
              + " run it again\n",
          result.err());
    }
    assertEquals(0, filled(pets));
    assertResumes(pets, "");
  }

  private static CommandProcess locked(CommandHarness pets, Statement app) throws Exception {
    app.execute("BEGIN IMMEDIATE");
    return start(pets, "backfill");
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void watchingFillsNewPetsUntilItIsStoppedAndIsThenDone(String signal) throws Exception {
    CommandHarness pets = CommandHarness.migrated(folder);
    try (CommandProcess watch = start(pets, "backfill", "--watch", "--every", "10ms")) {
      watch.until(() -> filled(pets) == 92);
      pets.database()
          .execute(
              "INSERT INTO Pet (id, name, userId, updatedAt)"
                  + " SELECT 'new', 'New', userId, updatedAt FROM Pet LIMIT 1");
      Result result = watch.until(() -> filled(pets) == 93).send(signal).end();
      assertEquals(0, result.code());
      assertTrue(result.out().matches("Filled 93 pets in [^\n]+\n"), result.out());
      assertEquals(
          "Watching for new pets (every 10 ms); Ctrl-C ends it.\nNext: verify\n", result.err());
    }
    assertEquals(
        List.of("completed|93"),
        pets.database().query("SELECT outcome, changed FROM petshell_run WHERE number = 2"));
    assertEquals(0, pets.run("verify", "--check", "--strict").code());
  }

  @Test
  void aThrowAwayDemoGoesWithItsProcess() throws Exception {
    Pattern message = Pattern.compile("Demo database: (.+) \\(deleted at the end\\)\n");
    try (CommandProcess status = CommandProcess.startDemo("status")) {
      Result result = status.end();
      assertEquals(0, result.code(), result.err());
      assertGone(message.matcher(result.err()));
    }
    try (CommandProcess script = CommandProcess.startDemo()) {
      script.reading("migrate\nbackfill\nrollback --yes\n");
      Result result = script.end();
      assertEquals(0, result.code(), result.err());
      assertGone(message.matcher(result.err()));
    }
  }

  private static void assertGone(Matcher message) {
    assertTrue(message.find());
    Path made = Path.of(message.group(1));
    assertEquals("demo.db", made.getFileName().toString());
    assertFalse(Files.exists(made.getParent()), made.toString());
  }

  @Test
  void standardInputIsACommandFile() throws Exception {
    CommandHarness pets = CommandHarness.demo(folder);
    try (CommandProcess process = start(pets, "--quiet")) {
      Result result =
          process
              .reading(
                  "# prepare\nmigrate\n\n// fill\nbackfill --batch 10\n-- look\nverify --check")
              .end();
      assertEquals("", result.err());
      assertEquals(0, result.code());
    }
    assertEquals(92, filled(pets));
  }

  @Test
  void theFirstLineThatFailsStopsStandardInput() throws Exception {
    CommandHarness pets = CommandHarness.demo(folder);
    try (CommandProcess process = start(pets, "--quiet", "-f", "-")) {
      Result result = process.reading("migrate\n\nshow-pet nope\nbackfill\n").end();
      assertEquals(1, result.code());
      assertEquals(
          "<stdin>:3: error: no pet has an id that starts with \"nope\"; see list-pets\n",
          result.err());
    }
    assertEquals(0, filled(pets));
  }

  @Test
  void ofTwoMigrationsAtOnceOneWaitsForTheOther() throws Exception {
    CommandHarness pets = CommandHarness.demo(folder);
    try (CommandProcess first = start(pets, "--busy-timeout", "2m", "migrate");
        CommandProcess second = start(pets, "--busy-timeout", "2m", "migrate")) {
      Result one = first.end();
      Result other = second.end();
      assertEquals(0, one.code(), one.err());
      assertEquals(0, other.code(), other.err());
      String applied = "Applied  baseline\n         journal\n         traits-column\n";
      assertTrue(one.out().equals(applied) != other.out().equals(applied), one + "\n" + other);
    }
    assertEquals(List.of("1"), pets.database().query("SELECT COUNT(*) FROM petshell_run"));
    assertEquals(List.of("3"), pets.database().query("SELECT COUNT(*) FROM DATABASECHANGELOG"));
  }

  @Test
  void aKilledGalleryLeavesNoPageUnderItsNameAndTheSameCommandMakesIt() throws Exception {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database().addPets(19_000, 1);
    Path page = folder.resolve("pets.html");
    try (CommandProcess gallery = start(pets, "gallery", "--out", page.toString())) {
      gallery.until(() -> drafts() == 1).send("KILL").end();
    }
    assertFalse(Files.exists(page));
    try (CommandProcess gallery = start(pets, "gallery", "--out", page.toString())) {
      Result result = gallery.end();
      assertEquals(0, result.code(), result.err());
    }
    assertTrue(Files.readString(page).endsWith("</html>\n"));
    assertEquals(1, drafts());
  }

  private int drafts() {
    return folder.toFile().list((in, name) -> name.startsWith(".petshell-")).length;
  }

  @Test
  void theErrorForAHeldLockNamesItsHolder() throws Exception {
    CommandHarness pets = CommandHarness.migrated(folder);
    LockHolder holder =
        new LockHolder(
            ProcessHandle.current().pid(),
            "db1",
            Instant.parse("2026-02-08T09:11:11Z"),
            "rollback --yes");
    try (OperatorLock lock =
            pets.database()
                .address()
                .engine()
                .services()
                .operatorLocks()
                .acquire(OperatorLock.Mode.ALONE, holder, Duration.ZERO, time -> true);
        CommandProcess backfill = start(pets, "--busy-timeout", "10ms", "backfill")) {
      Objects.requireNonNull(lock);
      assertEquals(
          new Result(
              1,
              "",
              String.format(
                      Locale.ROOT,
                      "error: another petshell is writing to this database: pid %d on db1, since",
                      holder.process())
                  + " 2026-02-08T09:11:11Z: rollback --yes; wait for it, or stop it\n"),
          backfill.end());
    }
  }

  @Test
  void twoBackfillsAtOnceGiveEachPetItsTraitsOnce() throws Exception {
    CommandHarness pets = CommandHarness.migrated(folder);
    pets.database()
        .execute(
            "CREATE TABLE written (id TEXT)",
            """
            CREATE TRIGGER note AFTER UPDATE OF traits ON Pet
            BEGIN INSERT INTO written VALUES (new.id); END
            """);
    try (CommandProcess first = start(pets, FIRST_BATCH);
        CommandProcess third = start(pets, ONE_BY_ONE)) {
      first.until(() -> filled(pets) >= 10);
      try (CommandProcess second = start(pets, ONE_BY_ONE)) {
        Result two = second.end();
        Result three = third.end();
        Result one = first.send("INT").end();
        assertEquals(130, one.code(), one.err());
        assertEquals(0, two.code(), two.err());
        assertEquals(0, three.code(), three.err());
        assertEquals(92, updated(one) + updated(two) + updated(three));
      }
    }
    assertEquals(
        List.of("92|92"),
        pets.database().query("SELECT COUNT(*), COUNT(DISTINCT id) FROM written"));
    assertEquals(0, pets.run("verify", "--check", "--strict").code());
  }

  private static CommandProcess start(CommandHarness pets, String... words) throws IOException {
    return CommandProcess.start(pets.database().file(), words);
  }

  private static void assertResumes(CommandHarness pets, String message) throws Exception {
    int left = 92 - filled(pets);
    try (CommandProcess backfill = start(pets, "--format", "json", "backfill")) {
      Result result = backfill.end();
      assertEquals(0, result.code(), result.err());
      assertTrue(result.err().matches(message + "Next: verify\n"), result.err());
      assertEquals(left, updated(result));
    }
    assertEquals(0, pets.run("verify", "--check", "--strict").code());
    assertEquals(List.of("ok"), pets.database().query("PRAGMA integrity_check"));
  }

  private static boolean holdsLock(CommandHarness pets, CommandProcess process) {
    Path lock = Path.of(pets.database().file() + ".petshell-lock");
    try {
      return Files.exists(lock) && Files.readString(lock).startsWith("pid " + process.pid() + " ");
    } catch (IOException e) {
      return false;
    }
  }

  private static int filled(CommandHarness pets) {
    return Integer.parseInt(pets.database().query("SELECT COUNT(traits) FROM Pet").get(0));
  }

  private static int updated(Result result) throws IOException {
    return json(result).get("updated").asInt();
  }

  private static JsonNode json(Result result) throws IOException {
    return new ObjectMapper().readTree(result.out());
  }
}

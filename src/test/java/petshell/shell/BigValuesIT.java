package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.ProgramAsBuilt;
import petshell.TestProcess;
import petshell.shell.ShellHarness.Result;
import petshell.store.WebAppDatabase;
import petshell.store.postgres.PostgresTestDatabase;

/** The program in the memory that its launcher gives it, on values that would not fit into that. */
class BigValuesIT {
  private static final String BIG = "replace(hex(zeroblob(5000000)), '0', 'x')";

  @TempDir Path folder;
  private WebAppDatabase pets;

  @BeforeEach
  void fill() throws Exception {
    pets = WebAppDatabase.migrated(folder);
    assertEquals(0, run("backfill").code());
  }

  private Result run(String... words) throws Exception {
    return runOn(pets.file().toString(), words);
  }

  private Result runOn(String database, String... words) throws Exception {
    int code = codeOf(database, words);
    return new Result(code, Files.readString(output()), Files.readString(errors()));
  }

  private Path output() {
    return folder.resolve("out.txt");
  }

  private Path errors() {
    return folder.resolve("err.txt");
  }

  /** Runs it and returns its exit code; what it printed is in files. */
  private int codeOf(String database, String... words) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("--no-rc", "--db", database));
    arguments.addAll(List.of(words));
    ProcessBuilder builder =
        TestProcess.builder(ProgramAsBuilt.command(List.of("-Xmx96m"), arguments))
            .redirectOutput(output().toFile())
            .redirectError(errors().toFile());
    builder.environment().clear();
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(2, TimeUnit.MINUTES), "still running");
    } finally {
      process.destroyForcibly();
    }
    return process.exitValue();
  }

  private void assertDone(String command) throws Exception {
    Result result = run(command.split(" "));
    assertEquals(0, result.code(), command + ": " + result.err());
    assertFalse(result.out().length() > 2_000_000, command);
  }

  @Test
  void whatAQueryOnAServerGivesNeedNotFitInMemory() throws Exception {
    try (PostgresTestDatabase database = PostgresTestDatabase.demo(folder)) {
      String url = database.typed().url();
      String rows = "SELECT g, repeat('x', 3000000) FROM generate_series(1, 40) AS g";
      int code = codeOf(url, "sql", rows, "--limit", "40", "--format", "csv");
      assertEquals("", Files.readString(errors()));
      assertEquals(0, code);
      assertTrue(Files.size(output()) > 120_000_000, "all rows");
      for (int length : new int[] {30_000_000, 900_000_000}) {
        assertEquals(
            new Result(
                1,
                "",
                "error: a value of the query is longer than 20 MB; select its octet_length()"
                    + " instead\n"),
            runOn(url, "sql", "SELECT repeat('x', " + length + ")", "--format", "csv"));
      }
    }
  }

  @Test
  void traitsThatAreTooLongStopNothingAndAreKeptWhole() throws Exception {
    pets.execute(
        "UPDATE Pet SET traits = '{\"a\":' || %s || '\u00e4' WHERE rowid = 3".formatted(BIG),
        "UPDATE Pet SET traits = CAST(zeroblob(30000000) AS BLOB) WHERE rowid = 4",
        "UPDATE Pet SET traits = replace(hex(zeroblob(900000)), '00', '{\"a\":') WHERE rowid = 5");
    String stored = "SELECT rowid, typeof(traits), length(traits), substr(traits, -9) FROM Pet";
    List<String> before = pets.query(stored);
    for (String command :
        List.of(
            "status",
            "verify --show 5",
            "list-pets --sort name",
            "list-pets --state invalid --format json",
            "stats --format json",
            "gallery --out " + folder.resolve("all.html"),
            "regen --state invalid --dry-run --format json",
            "regen --state invalid --yes",
            "undo 2 --yes")) {
      assertDone(command);
    }
    assertEquals(before, pets.query(stored));
    String id = pets.query("SELECT id FROM Pet WHERE rowid = 3").get(0);
    Result shown = run("show-pet", id);
    assertTrue(shown.out().contains("is too long to be read: 10,000,007 bytes"), shown.out());
    assertTrue(shown.out().contains("{\\\"a\\\":xxx"), shown.out());
    Result json = run("show-pet", id, "--format", "json");
    assertTrue(json.out().contains("\"traitsText\": null"), json.out());
    assertDone("rollback --yes");
    try (Stream<Path> files = Files.list(folder)) {
      Path saved = files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().get();
      assertTrue(Files.size(saved) > 70_000_000, "all of them are in the file");
      assertDone("migrate");
      Result restored = run("backfill", "--from", saved.toString());
      assertFalse(restored.err().contains("unexpected"), restored.err());
      assertTrue(restored.out().contains("3 saved values are invalid"), restored.out());
    }
    assertEquals(List.of("92"), pets.query("SELECT count(traits) FROM Pet"));
  }

  @Test
  void manyValuesOfAMegabyteEachAreNeverInMemoryTogether() throws Exception {
    pets.execute(
        "UPDATE Pet SET traits = '{\"more\":\"' || substr(%s, 1, 1000000) || '\",' || substr(traits, 2)"
            .formatted("replace(hex(zeroblob(500000)), '0', 'x')"));
    String stored = "SELECT id, length(traits), substr(traits, -300) FROM Pet ORDER BY id";
    List<String> before = pets.query(stored);
    for (String command :
        List.of(
            "status",
            "verify --show 100",
            "list-pets --sort name --limit 1000 --format json",
            "list-pets --sort rarity --limit 1000",
            "regen --state drifted --yes",
            "undo 2 --yes",
            "rollback --yes",
            "migrate")) {
      assertDone(command);
    }
    try (Stream<Path> files = Files.list(folder)) {
      Path saved = files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().get();
      assertDone("backfill --from " + saved);
    }
    assertEquals(before, pets.query(stored));
  }

  @Test
  void usersTextsOfAnyLengthStopNothing() throws Exception {
    pets.execute(
        "UPDATE Pet SET name = %s WHERE rowid < 9".formatted(BIG),
        "UPDATE User SET name = %1$s, email = %1$s || rowid WHERE rowid < 3".formatted(BIG),
        "UPDATE Pet SET id = 'long' || %s, traits = NULL WHERE rowid = 7".formatted(BIG),
        "UPDATE Pet SET createdAt = %s WHERE rowid = 8".formatted(BIG));
    String id = pets.query("SELECT id FROM Pet WHERE rowid = 8").get(0);
    for (String command :
        List.of(
            "status",
            "verify",
            "list-pets --limit 1000 --format json",
            "list-pets --sort name --wide",
            "list-pets --name xxxx --sort created",
            "show-pet " + id,
            "show-pet long --format json",
            "stats",
            "draw " + id + " --out " + folder.resolve("one.svg"),
            "gallery --out " + folder.resolve("all.html"),
            "regen --all --dry-run")) {
      assertDone(command);
    }
    Result filled = run("backfill");
    assertFalse(filled.err().contains("unexpected"), filled.err());
    assertTrue(filled.err().length() < 100_000, "a short message");
    assertDone("runs 2");
    assertDone("rollback --yes");
  }
}

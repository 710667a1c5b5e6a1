package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;

class BackfillCommandTest {
  private static final String REFUSE_THE_FIRST =
      """
      CREATE TRIGGER no BEFORE UPDATE ON Pet WHEN old.id LIKE '01%'
      BEGIN SELECT RAISE(ABORT, 'not this one'); END
      """;

  @TempDir Path folder;

  @Test
  void itPrintsWhatItDidAndWhatComesNext() {
    CommandHarness pets = CommandHarness.migrated(folder);
    assertEquals(
        new Result(0, "Filled 92 pets in 0 ms (10 batches, lock 0 ms p95).\n", "Next: verify\n"),
        pets.run("backfill", "--batch", "10"));
    assertEquals(List.of("92"), pets.database().query("SELECT COUNT(traits) FROM Pet"));
  }

  @Test
  void noReplicaIsWaitedForWhereThereCanBeNone() {
    CommandHarness pets = CommandHarness.migrated(folder);
    String refused =
        "error: --max-lag is for servers with replicas, which SQLite does not have; leave it out\n";
    assertEquals(new Result(2, "", refused), pets.run("backfill", "--max-lag", "5s"));
    assertEquals(List.of("0"), pets.database().query("SELECT COUNT(traits) FROM Pet"));
  }

  @Test
  void aDumbTerminalAndAScreenReaderGetNoLineThatIsDrawnAgain() {
    String expected = "Next: verify\n";
    assertEquals(
        expected,
        CommandHarness.migrated(folder).onTerminal().with("TERM", "dumb").run("backfill").err());
    assertEquals(
        expected, CommandHarness.migrated(folder).onTerminal().run("--plain", "backfill").err());
  }

  @Test
  void asJsonItIsOneDocument() {
    assertEquals(
        new Result(
            0,
            """
            {
              "run": 2,
              "outcome": "completed",
              "updated": 92,
              "skipped": 0,
              "failed": 0,
              "remaining": 0,
              "batches": 1,
              "millis": 0,
              "quarantined": 0,
              "wouldUpdate": 0,
              "restored": 0,
              "samples": [],
              "wouldFail": 0,
              "saved": null,
              "triggers": []
            }
            """,
            "Next: verify\n"),
        CommandHarness.migrated(folder).run("--format", "json", "backfill"));
  }

  @Test
  void asCsvItIsOneRow() {
    Result result = CommandHarness.migrated(folder).run("backfill", "--format", "csv", "--quiet");
    assertEquals(0, result.code());
    assertEquals("", result.err());
    assertTrue(
        result
            .out()
            .matches(
                "run,outcome,updated,skipped,failed,remaining,batches,millis,quarantined,"
                    + "wouldUpdate,restored,samples,wouldFail,saved.run,saved.restored,saved.replaced,"
                    + "saved.different,saved.otherTraits,saved.invalid,saved.unknown,triggers\r\n"
                    + "2,completed,92,0,0,0,1,\\d+,0,0,0,,0,,,,,,,,\r\n"),
        result.out());
  }

  @Test
  void onATerminalTheProgressIsWipedAway() {
    Result result = CommandHarness.migrated(folder).onTerminal().run("backfill");
    assertEquals("Filled 92 pets in 0 ms (1 batch, lock 0 ms p95).\n", result.out());
    assertTrue(result.err().startsWith("\r["), result.err());
    assertTrue(result.err().endsWith("\r\033[KNext: verify\n"), result.err());
  }

  @Test
  void quietPrintsNothingButResults() {
    Result result = CommandHarness.migrated(folder).onTerminal().run("backfill", "--quiet");
    assertEquals(0, result.code());
    assertEquals("", result.err());
  }

  @Test
  void aLimitLeavesTheRestForTheNext() {
    CommandHarness pets = CommandHarness.migrated(folder);
    assertEquals(
        new Result(
            0, "Filled 90 pets in 0 ms (9 batches, lock 0 ms p95); 2 left.\n", "Next: backfill\n"),
        pets.run("backfill", "--limit", "90", "--batch", "10"));
    assertEquals(List.of("90"), pets.database().query("SELECT COUNT(traits) FROM Pet"));
  }

  @Test
  void aDryRunShowsTheFirstAndWritesNothing() {
    CommandHarness pets = CommandHarness.migrated(folder).keeping(2);
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(
            0,
            """
            Dry run: nothing is written.
            Would fill 1 pet of 2 without traits.

            The first
              035f65f0-6cb9-4645-96f5-005b144949b4  common, large, pattern striped, accessory horns, mischievous
            """,
            ""),
        pets.run("backfill", "--dry-run", "--limit", "1"));
    assertEquals(
        new Result(
            0,
            """
            {
              "run": null,
              "outcome": "dry-run",
              "updated": 0,
              "skipped": 0,
              "failed": 0,
              "remaining": 2,
              "batches": 0,
              "millis": 0,
              "quarantined": 0,
              "wouldUpdate": 1,
              "restored": 0,
              "samples": [
                {
                  "id": "035f65f0-6cb9-4645-96f5-005b144949b4",
                  "traits": "{\\"bodyColor\\":{\\"h\\":208.3798069504124,\\"s\\":84.71362859026797,\\"l\\":34.26531609184225},\\"patternType\\":\\"striped\\",\\"patternColor\\":{\\"h\\":16.287835064388332,\\"s\\":90,\\"l\\":37.61725039337126},\\"accessory\\":\\"horns\\",\\"bodySize\\":\\"large\\",\\"expression\\":\\"mischievous\\",\\"rarity\\":\\"common\\",\\"traitVersion\\":1}"
                }
              ],
              "wouldFail": 0,
              "saved": null,
              "triggers": []
            }
            """,
            ""),
        pets.run("--format", "json", "backfill", "--dry-run", "--limit", "1"));
    assertEquals(before, pets.files());
  }

  @Test
  void aPetThatFailsIsReportedAndSkippedFromThenOn() {
    CommandHarness pets = CommandHarness.migrated(folder).keeping(3);
    pets.database().execute(REFUSE_THE_FIRST);
    assertEquals(
        new Result(
            1,
            "Filled 2 pets in 0 ms (3 batches, lock 0 ms p95).\n",
            """
            warning: pet "014a8af7-6a8a-460a-8276-00ed12bdee19": the database refused the write: not this one
            error: 1 pet failed (see runs 2); fix the cause, then backfill --retry-failed
            """),
        pets.run("backfill"));
    assertEquals(
        new Result(
            0,
            "Nothing to do: all 3 pets have traits, except 1 that failed earlier.\n",
            "warning: skipped 1 pet that failed earlier; retry with: backfill --retry-failed\n"),
        pets.run("backfill"));
    pets.database().execute("DROP TRIGGER no");
    assertEquals(0, pets.run("backfill", "--retry-failed").code());
    assertEquals(List.of("3"), pets.database().query("SELECT COUNT(traits) FROM Pet"));
  }

  @Test
  void aBackfillWithNothingToDoSaysSoAndIsNoRun() {
    CommandHarness pets = CommandHarness.filled(folder);
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(0, "Nothing to do: all 92 pets have traits.\n", ""), pets.run("backfill"));
    Result json = pets.run("backfill", "--format", "json");
    assertEquals(0, json.code());
    assertTrue(
        json.out().startsWith("{\n  \"run\": null,\n  \"outcome\": \"completed\","), json.out());
    assertEquals(before.get("dev.db"), pets.files().get("dev.db"));
  }

  @Test
  void theFirstBackfillIsARunEvenWithNothingToDo() {
    CommandHarness pets = CommandHarness.migrated(folder).keeping(0);
    assertEquals(
        new Result(0, "Nothing to do: no pet lacks traits.\n", "Next: verify\n"),
        pets.run("backfill"));
    assertEquals(new Result(0, "Nothing to do: there are no pets.\n", ""), pets.run("backfill"));
    assertEquals(
        List.of("1"),
        pets.database().query("SELECT COUNT(*) FROM petshell_run WHERE command = 'backfill'"));
  }

  @Test
  void anAutomaticBatchSizeIsShownWithItsLock() {
    Result result = CommandHarness.migrated(folder).run("backfill", "--batch", "auto");
    assertTrue(
        result
            .out()
            .matches(
                "Filled 92 pets in 0 ms \\(1 batch, lock 0 ms p95\\)\\.\n"
                    + "Batch size [\\d,]+; write lock held for \\d+ ms"
                    + " \\(95th percentile, target 50 ms\\)\\.\n"),
        result.out());
  }

  @Test
  void aDryRunNamesTheTriggersThatRunWithEachWrite() {
    CommandHarness pets = CommandHarness.migrated(folder);
    pets.database().execute(REFUSE_THE_FIRST);
    Result result = pets.run("backfill", "--dry-run");
    assertTrue(
        result
            .out()
            .startsWith(
                """
                Dry run: nothing is written.
                Would fill 92 pets.
                Triggers run with each write: no.
                """),
        result.out());
  }

  @Test
  void tooManyFailuresStopTheRun() {
    CommandHarness pets = CommandHarness.migrated(folder);
    pets.database().execute(REFUSE_THE_FIRST.replace("01%", "%"));
    Result result = pets.run("backfill", "--max-errors", "2", "--format", "json");
    assertEquals(1, result.code());
    assertTrue(result.out().contains("\"outcome\": \"failed\","), result.out());
    assertTrue(
        result
            .err()
            .contains(
                "{\"error\":{\"code\":\"failed\",\"exitCode\":1,\"message\":\"3 of 3 pets failed"),
        result.err());
  }

  @Test
  void withoutTheColumnItSaysHowToGetIt() {
    CommandHarness pets = CommandHarness.demo(folder);
    Map<String, String> before = pets.files();
    assertEquals(
        new Result(
            1, "", "error: \"Pet\" has no traits column yet: FOLDER/dev.db; run migrate first\n"),
        pets.run("backfill"));
    assertEquals(before, pets.files());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          --every 2s | --every needs --watch
          --watch --dry-run | --watch and --dry-run exclude each other
          --watch --every 0ms | wrong value for --every: "0ms"; give a time from 1ms to 24h, such as 50ms, 2s or 1m
          --pause 999999999h | wrong value for --pause: "999999999h"; give a time from 0ms to 24h, such as 50ms, 2s or 1m
          --pause -1s | wrong value for --pause: "-1s"; give a time from 0ms to 24h, such as 50ms, 2s or 1m
          --batch 0 | wrong value for --batch: "0"; give a whole number from 1 to 100,000, or auto
          --batch 100001 | wrong value for --batch: "100001"; give a whole number from 1 to 100,000, or auto
          --limit 0 | wrong value for --limit: "0"; give a whole number, 1 or more
          --limit 9223372036854775808 | wrong value for --limit: "9223372036854775808"; give a whole number, 1 or more
          --max-errors -1 | wrong value for --max-errors: "-1"; give a whole number, 0 or more
          """)
  void whatMakesNoSenseRunsNothing(String words, String message) {
    CommandHarness pets = CommandHarness.migrated(folder);
    Map<String, String> before = pets.files();
    String[] call = ("backfill " + words).split(" ");
    assertEquals(new Result(2, "", "error: backfill: " + message + "\n"), pets.run(call));
    assertEquals(before, pets.files());
  }

  @Test
  void sqliteHasOneWorkerWhateverIsAskedFor() {
    CommandHarness pets = CommandHarness.migrated(folder);
    Result result = pets.run("backfill", "--workers", "4");
    assertEquals(0, result.code());
    assertTrue(
        result
            .err()
            .contains("One worker filled the pets: SQLite lets one program write at a time.\n"),
        result::err);
    assertEquals(
        new Result(0, "", "No worker of a shared backfill is at work.\n"),
        pets.run("backfill", "--stop"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --max-rate 5                   | backfill: --max-rate and --lease need --share or --workers
          --lease 5s                     | backfill: --max-rate and --lease need --share or --workers
          --workers 2 --pause 11s        | backfill: --pause must be a third of --lease at most
          --workers 2 --from x.jsonl     | backfill: --from does not go with --share and --workers
          --workers 0                    | --workers
          --workers 65                   | --workers
          --workers many                 | --workers
          --share --max-rate 0           | --max-rate
          --share --lease 0s             | --lease
          --share --lease 999ms          | wrong value for --lease: "999ms"; give a time from 1s to 24h
          --stop --workers 2             | backfill: with --stop only --dry-run applies
          --stop --limit 5               | backfill: with --stop only --dry-run applies
          --stop --watch                 | backfill: with --stop only --dry-run applies
          --sql x.sql --stop             | backfill: with --sql only --batch, --limit and
          --sql x.sql --share            | backfill: with --sql only --batch, --limit and
          --sql x.sql --max-rate 5       | backfill: with --sql only --batch, --limit and
          """)
  void whatMakesNoSenseOfASharedBackfillIsRefused(String options, String words) {
    Result result = CommandHarness.migrated(folder).run(("backfill " + options).split(" "));
    assertEquals(2, result.code());
    assertTrue(result.err().contains(words), result::err);
  }
}

package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;

class RunsCommandTest {
  @TempDir Path folder;
  private CommandHarness pets;

  @BeforeEach
  void workALittle() {
    pets = CommandHarness.migrated(folder).keeping(3);
    pets.database()
        .execute(
            """
            CREATE TRIGGER no BEFORE UPDATE ON Pet WHEN old.id LIKE '014%'
            BEGIN SELECT RAISE(ABORT, 'not this one'); END
            """);
    pets.run("backfill", "--batch", "2");
  }

  @Test
  void theNewestRunComesFirst() {
    assertEquals(
        new Result(
            0,
            """
            RUN  COMMAND             OUTCOME    CHANGED  FAILED  OPERATOR  STARTED
              2  backfill --batch 2  completed        2       1  tester    2026-02-08 09:11:11 UTC (0 s ago)
              1  migrate --quiet     completed        0       0  tester    2026-02-08 09:11:11 UTC (0 s ago)
            """,
            ""),
        pets.run("runs"));
    Result first = pets.run("runs", "--limit", "1");
    assertEquals(2, first.out().lines().count());
    assertEquals("Showing the last run; more with --limit 2\n", first.err());
  }

  @Test
  void asJsonTheyAreAList() {
    assertEquals(
        new Result(
            0,
            """
            [
              {
                "run": 2,
                "command": "backfill",
                "commandLine": "backfill --batch 2",
                "operator": "tester",
                "host": "HOST",
                "process": 0,
                "toolVersion": "unreleased",
                "generatorVersion": 1,
                "startedAt": "2026-02-08T09:11:11Z",
                "heartbeatAt": "2026-02-08T09:11:11Z",
                "endedAt": "2026-02-08T09:11:11Z",
                "outcome": "completed",
                "changed": 2,
                "unchanged": 0,
                "skipped": 0,
                "failed": 1,
                "batches": 2,
                "undoes": null,
                "message": null,
                "progress": null
              }
            ]
            """,
            "Showing the last run; more with --limit 2\n"),
        pets.run("--format", "json", "runs", "--limit", "1"));
  }

  @Test
  void asCsvTheyAreRows() {
    assertEquals(
        new Result(
            0,
            CommandHarness.csv(
                "run,command,commandLine,operator,host,process,toolVersion,generatorVersion,"
                    + "startedAt,heartbeatAt,endedAt,outcome,changed,unchanged,skipped,failed,batches,undoes,message",
                "2,backfill,backfill --batch 2,tester,HOST,0,unreleased,1,2026-02-08T09:11:11Z,"
                    + "2026-02-08T09:11:11Z,2026-02-08T09:11:11Z,completed,2,0,0,1,2,,",
                "1,migrate,migrate --quiet,tester,HOST,0,unreleased,1,2026-02-08T09:11:11Z,"
                    + "2026-02-08T09:11:11Z,2026-02-08T09:11:11Z,completed,0,0,0,0,0,,\"the traits column is petshell's: schema"
                    + " 23, tables 10, views 0, indexes 8, triggers 0, claims 0, runs until -\""),
            ""),
        pets.run("--format", "csv", "runs"));
  }

  @Test
  void oneRunIsShownWithThePetsThatFailed() {
    Result shown = pets.run("runs", "2");
    assertEquals(
        """
            Run 2   backfill --batch 2
              Outcome   completed
              Operator  tester on HOST
              Started   2026-02-08 09:11:11 UTC (0 s ago)
              Took      0 ms
              Changed   2
              Failed    1
              Batches   2
              1  quarantined
                   014a8af7-6a8a-460a-8276-00ed12bdee19  the database refused the write: not this one
            """,
        shown.out().replaceAll("tester on \\S+\n", "tester on HOST\n"));
    assertEquals(0, shown.code());
    Result json = pets.run("--format", "json", "runs", "2");
    assertTrue(
        json.out()
            .endsWith(
                """
                  "quarantined": [
                    {
                      "petId": "014a8af7-6a8a-460a-8276-00ed12bdee19",
                      "error": "the database refused the write: not this one",
                      "attempts": 1,
                      "failedAt": "2026-02-08T09:11:11Z"
                    }
                  ],
                  "shared": null
                }
                """),
        json.out());
  }

  @Test
  void aRunWhoseProcessDiedIsAbandoned() {
    pets.database()
        .execute("UPDATE petshell_run SET outcome = 'running', endedAt = NULL WHERE number = 2");
    assertTrue(pets.run("runs").out().contains("  2  backfill --batch 2  abandoned "));
    assertTrue(pets.run("--format", "json", "runs", "2").out().contains("\"abandoned\""));
    pets.database().execute("UPDATE petshell_run SET host = 'elsewhere' WHERE number = 2");
    assertTrue(pets.run("runs").out().contains("  2  backfill --batch 2  running "));
  }

  @Test
  void aRunThatIsNotThereIsAnError() {
    assertEquals(
        new Result(1, "", "error: there is no run 3; list them with runs\n"),
        pets.run("runs", "3"));
    assertEquals(2, pets.run("runs", "0").code());
    assertEquals(2, pets.run("runs", "x").code());
    assertEquals(2, pets.run("runs", "1", "2").code());
  }

  @Test
  void whatWasTypedIsHarmlessWhenShownAgain() {
    pets.database().execute("DROP TRIGGER no", "UPDATE Pet SET traits = NULL");
    pets.runBare(
        "--db",
        pets.database().file().toString(),
        "--operator",
        "eve\033[31m\n",
        "backfill",
        "--limit",
        "1");
    Result result = pets.onTerminal(200).run("runs", "--limit", "1");
    assertTrue(result.out().contains("  eve\\u001b[31m\\n  "), result.out());
  }

  @Test
  void withoutAJournalItSaysHowToGetOne() {
    pets.run("rollback", "--yes");
    pets.run("uninstall", "--yes");
    assertEquals(
        new Result(
            1, "", "error: petshell's tables are missing: FOLDER/dev.db; run migrate first\n"),
        pets.run("runs"));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 80})
  void noWordOfTheListIsCut(int width) {
    Result result = pets.onTerminal(width).run("runs");
    assertFalse(result.out().contains("…"), result.out());
    assertTrue(result.out().contains("2  backfill  completed"), result.out());
    assertTrue(result.out().contains("  0 s ago\n"), result.out());
    result.out().lines().forEach(line -> assertTrue(line.length() <= width, line));
  }

  @Test
  void anEmptyListSaysSo() {
    pets.database().execute("DELETE FROM petshell_quarantine", "DELETE FROM petshell_run");
    assertEquals(new Result(0, "", "No runs yet.\n"), pets.run("runs"));
    assertEquals("[]\n", pets.run("runs", "--format", "json").out());
  }

  @Test
  void onlyARunThatWorksHasAHeartbeatAndAProcess() {
    pets.database()
        .execute(
            "UPDATE petshell_run SET outcome = 'running', endedAt = NULL, host = 'elsewhere'"
                + " WHERE number = 2");
    String text = pets.run("runs", "2").out();
    assertTrue(text.contains("  Heartbeat  2026-02-08 09:11:11 UTC (0 s ago)\n"), text);
    assertTrue(text.contains("tester on HOST, pid 0\n"), text);
    assertFalse(text.contains("Took"), text);
  }

  @Test
  void whatARunReplacedIsShownFieldByField() {
    pets = CommandHarness.filled(folder).keeping(3);
    pets.database()
        .execute(
            "UPDATE Pet SET traits = replace(traits, '\"expression\":\"neutral\"',"
                + " '\"expression\":\"sleepy\"') WHERE id LIKE '01%'",
            "UPDATE Pet SET traits = '{' WHERE id LIKE '03%'");
    pets.run("regen", "--all", "--yes");
    assertEquals(
        new Result(
            0,
            """
            Ziggy 88  014a8af7-6a8a-460a-8276-00ed12bdee19
              expression  sleepy → neutral
            """,
            "Showing 1 of 2 pets; more with --limit 2\n"),
        pets.run("runs", "3", "--changes", "--limit", "1"));
    assertEquals(
        new Result(
            0,
            "{\"petId\":\"014a8af7-6a8a-460a-8276-00ed12bdee19\",\"name\":\"Ziggy 88\",\"diff\":"
                + "[{\"path\":\"expression\",\"before\":\"sleepy\",\"after\":\"neutral\"}]}\n",
            "Showing 1 of 2 pets; more with --limit 2\n"),
        pets.run("runs", "3", "--changes", "--limit", "1", "--format", "jsonl"));
    assertEquals(
        CommandHarness.csv(
            "petId,name,path,before,after",
            "014a8af7-6a8a-460a-8276-00ed12bdee19,Ziggy 88,expression,\"\"\"sleepy\"\"\","
                + "\"\"\"neutral\"\"\""),
        pets.run("runs", "3", "--changes", "--limit", "1", "--format", "csv").out());
    assertEquals("What it replaced: runs 3 --changes\n", pets.run("runs", "3").err());
    pets.database().execute("DELETE FROM Pet WHERE id LIKE '01%'");
    assertTrue(
        pets.run("runs", "3", "--changes")
            .out()
            .startsWith("014a8af7-6a8a-460a-8276-00ed12bdee19  no such pet any more\n"));
  }

  @Test
  void anUndoShowsItsChangesTheOtherWayRound() {
    pets = CommandHarness.filled(folder).keeping(2);
    pets.database().execute("UPDATE Pet SET traits = x'424c4f42' WHERE id LIKE '01%'");
    pets.run("regen", "--all", "--yes");
    pets.run("undo", "3", "--yes");
    assertTrue(
        pets.run("runs", "3", "--changes").out().contains("  traits  BLOB → uncommon, "),
        pets.run("runs", "3", "--changes").out());
    assertTrue(
        pets.run("runs", "4", "--changes").out().contains("  traits  uncommon, small, "),
        pets.run("runs", "4", "--changes").out());
  }

  @Test
  void aRunThatReplacedNothingHasNoChanges() {
    assertEquals(
        new Result(0, "", "Run 2 (backfill) replaced no traits.\n"),
        pets.run("runs", "2", "--changes"));
    assertEquals(
        new Result(2, "", "error: runs: --changes needs a run; give its number\n"),
        pets.run("runs", "--changes"));
  }
}

package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
            RUN  COMMAND             OUTCOME    CHANGED  SKIPPED  FAILED  OPERATOR  STARTED
              2  backfill --batch 2  completed        2        0       1  tester    2026-02-08T09:11:11Z
              1  migrate --quiet     completed        0        0       0  tester    2026-02-08T09:11:11Z
            """,
            ""),
        pets.run("runs"));
    assertEquals(2, pets.run("runs", "--limit", "1").out().lines().count());
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
            ""),
        pets.run("--format", "json", "runs", "--limit", "1"));
  }

  @Test
  void asCsvTheyAreRows() {
    assertEquals(
        new Result(
            0,
            CommandHarness.csv(
                "run,command,outcome,changed,skipped,failed,operator,started",
                "2,backfill --batch 2,completed,2,0,1,tester,2026-02-08T09:11:11Z",
                "1,migrate --quiet,completed,0,0,0,tester,2026-02-08T09:11:11Z"),
            ""),
        pets.run("--format", "csv", "runs"));
  }

  @Test
  void oneRunIsShownWithThePetsThatFailed() {
    assertEquals(
        new Result(
            0,
            """
            run                                     2
            command                                 backfill --batch 2
            outcome                                 completed
            operator                                tester on HOST, pid 0
            version                                 unreleased, traits version 1
            started                                 2026-02-08T09:11:11Z
            heartbeat                               2026-02-08T09:11:11Z
            ended                                   2026-02-08T09:11:11Z
            changed                                 2
            unchanged                               0
            skipped                                 0
            failed                                  1
            batches                                 2

            Quarantined
              014a8af7-6a8a-460a-8276-00ed12bdee19  the database refused the write: not this one (attempts: 1)
            """,
            ""),
        pets.run("runs", "2"));
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
                  ]
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
        new Result(1, "", "error: there is no such run: 3: runs lists them\n"),
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
            1, "", "error: petshell's own tables are missing: FOLDER/dev.db: run migrate first\n"),
        pets.run("runs"));
  }
}

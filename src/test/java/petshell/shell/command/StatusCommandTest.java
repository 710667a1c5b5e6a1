package petshell.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.shell.CommandHarness;
import petshell.shell.ShellHarness.Result;

class StatusCommandTest {
  private static final String NOT_MIGRATED =
      """
      FOLDER/dev.db   SQLite 3.0.0   268 KiB
        Schema  not migrated (journal, traits-column)
        Pets    92   none have traits
        Next    migrate
      """;

  @TempDir Path folder;

  @Test
  void aDatabaseWithoutTheColumnIsToBeMigrated() {
    CommandHarness pets = CommandHarness.demo(folder);
    assertEquals(new Result(0, NOT_MIGRATED, ""), pets.run("status"));
    assertEquals(new Result(3, NOT_MIGRATED, ""), pets.run("status", "--check"));
    assertEquals(
        new Result(0, NOT_MIGRATED, ""), pets.run("--format", "vertical", "status", "--quiet"));
  }

  @Test
  void asJsonItIsOneDocument() {
    assertEquals(
        new Result(
            0,
            """
            {
              "database": {
                "url": "file:FOLDER/dev.db",
                "engine": "SQLite",
                "engineVersion": "3.0.0",
                "readOnly": true,
                "bytes": 274432
              },
              "schema": {
                "applied": [],
                "pending": [
                  "baseline",
                  "journal",
                  "traits-column"
                ],
                "adopted": [],
                "lost": [],
                "enforced": false
              },
              "traits": {
                "column": false,
                "total": 92,
                "present": 0,
                "missing": 92,
                "invalid": 0,
                "quarantined": 0
              },
              "lastRun": null,
              "lastVerify": null,
              "saved": null,
              "next": "migrate",
              "deadRows": null,
              "shared": null,
              "spread": null
            }
            """,
            ""),
        CommandHarness.demo(folder).run("--read-only", "status", "--format", "json"));
  }

  @Test
  void theLastRunIsPartOfTheDocument() {
    CommandHarness pets = CommandHarness.migrated(folder).keeping(3);
    assertEquals(
        new Result(
            3,
            """
            {
              "database": {
                "url": "file:FOLDER/dev.db",
                "engine": "SQLite",
                "engineVersion": "3.0.0",
                "readOnly": false,
                "bytes": 286720
              },
              "schema": {
                "applied": [
                  "baseline",
                  "journal",
                  "traits-column"
                ],
                "pending": [],
                "adopted": [
                  "baseline"
                ],
                "lost": [],
                "enforced": false
              },
              "traits": {
                "column": true,
                "total": 3,
                "present": 0,
                "missing": 3,
                "invalid": 0,
                "quarantined": 0
              },
              "lastRun": {
                "run": 1,
                "command": "migrate",
                "commandLine": "migrate --quiet",
                "operator": "tester",
                "host": "HOST",
                "process": 0,
                "toolVersion": "unreleased",
                "generatorVersion": 1,
                "startedAt": "2026-02-08T09:11:11Z",
                "heartbeatAt": "2026-02-08T09:11:11Z",
                "endedAt": "2026-02-08T09:11:11Z",
                "outcome": "completed",
                "changed": 0,
                "unchanged": 0,
                "skipped": 0,
                "failed": 0,
                "batches": 0,
                "undoes": null,
                "message": "the traits column is petshell's: schema 23, tables 10, views 0, indexes 8, triggers 0, claims 0, runs until -",
                "progress": null
              },
              "lastVerify": null,
              "saved": null,
              "next": "backfill",
              "deadRows": null,
              "shared": null,
              "spread": null
            }
            """,
            ""),
        pets.run("--format", "json", "status", "--check"));
  }

  @Test
  void asCsvTheColumnsAreTheSameWithAndWithoutARun() {
    CommandHarness pets = CommandHarness.demo(folder);
    String columns =
        "database.url,database.engine,database.engineVersion,database.readOnly,database.bytes,schema.applied,"
            + "schema.pending,schema.adopted,schema.lost,schema.enforced,traits.column,traits.total,"
            + "traits.present,traits.missing,traits.invalid,traits.quarantined,lastRun.run,"
            + "lastRun.command,lastRun.commandLine,lastRun.operator,lastRun.host,lastRun.process,"
            + "lastRun.toolVersion,lastRun.generatorVersion,lastRun.startedAt,"
            + "lastRun.heartbeatAt,lastRun.endedAt,lastRun.outcome,lastRun.changed,"
            + "lastRun.unchanged,lastRun.skipped,lastRun.failed,lastRun.batches,lastRun.undoes,"
            + "lastRun.message,lastRun.progress.done,lastRun.progress.total,"
            + "lastRun.progress.percent,lastRun.progress.secondsLeft,lastVerify.at,lastVerify.generatorVersion,lastVerify.total,"
            + "lastVerify.exact,lastVerify.rounded,lastVerify.formatted,lastVerify.drifted,"
            + "lastVerify.otherVersion,lastVerify.invalid,lastVerify.missing,"
            + "lastVerify.writtenSince,saved.run,saved.file,saved.there,saved.pets,"
            + "saved.different,saved.command,next,deadRows,shared.number,"
            + "shared.startedAt,shared.endedAt,shared.slots,shared.slotsDone,shared.updated,"
            + "shared.failed,shared.total,shared.limit,shared.maxRate,shared.stopping,"
            + "shared.perSecond,shared.millisLeft,shared.members,spread.tables,spread.trouble\r\n";
    assertEquals(
        new Result(
            0,
            columns
                + "file:FOLDER/dev.db,SQLite,3.0.0,false,274432,,baseline journal traits-column,,,false,"
                + "false,92,0,92,0,0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,migrate,,,,,,,,,,,,,,,,,\r\n",
            ""),
        pets.run("--format", "csv", "status"));
    pets.run("migrate");
    assertEquals(
        new Result(
            0,
            columns
                + "file:FOLDER/dev.db,SQLite,3.0.0,false,286720,baseline journal traits-column,,baseline,,"
                + "false,true,92,0,92,0,0,1,migrate,migrate,tester,HOST,0,unreleased,1,"
                + "2026-02-08T09:11:11Z,2026-02-08T09:11:11Z,2026-02-08T09:11:11Z,completed,"
                + "0,0,0,0,0,,\"the traits column is petshell's: schema 23, tables 10, views 0,"
                + " indexes 8, triggers 0, claims 0, runs until -\",,,,,,,,,,,,,,,,,,,,,,backfill,,,,,,,,,,,,,,,,,\r\n",
            ""),
        pets.run("--format", "csv", "status"));
  }

  @Test
  void coloursShowOnATerminalWhatNeedsWork() {
    assertEquals(
        new Result(
            0,
            """
            \033[1mFOLDER/dev.db   SQLite 3.0.0   268 KiB   read-only\033[0m
              \033[36mSchema\033[0m  \033[33mnot migrated (journal, traits-column)\033[0m
              \033[36mPets\033[0m    \033[33m92   none have traits\033[0m
              \033[36mNext\033[0m    \033[1;36mmigrate\033[0m
            """,
            ""),
        CommandHarness.demo(folder).onTerminal().inColour().run("--read-only", "status"));
  }

  @Test
  void whenAllIsDoneNothingIsLeftToCheck() {
    CommandHarness pets = CommandHarness.filled(folder);
    assertEquals(
        new Result(
            0,
            """
            FOLDER/dev.db   SQLite 3.0.0   308 KiB
              Schema    migrated (journal, traits-column)   not enforced
              Pets      92   ████████████████████ 100 % have traits
              Last run  2 backfill, completed, 92 pets, 0 s ago by tester
              Next      nothing; enforce once the app writes traits itself
            """,
            ""),
        pets.run("status", "--check"));
  }

  @Test
  void invalidTraitsAreCountedAndTheirRemedyNamed() {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database().execute("UPDATE Pet SET traits = '{}' WHERE id LIKE '01%'");
    Result result = pets.run("--format", "json", "status", "--check");
    assertEquals(3, result.code());
    assertEquals("\"invalid\": 1,", line(result, "\"invalid\""));
    assertEquals("\"next\": \"regen --state invalid\",", line(result, "\"next\""));
  }

  @Test
  void whereOnlyPetsWithoutAnIdAreLeftTheyAreToBeGivenOne() {
    CommandHarness pets = CommandHarness.demo(folder).keeping(3).withPetsWithoutId(2);
    pets.run("migrate");
    assertEquals("Next    backfill", line(pets.run("status"), "Next").replaceAll("  +", "    "));
    pets.run("backfill");
    Result result = pets.run("status", "--check");
    assertEquals(3, result.code());
    assertTrue(result.out().contains("2 without traits   2 quarantined\n"), result.out());
    assertTrue(
        result
            .out()
            .endsWith(
                "  Next      pets without an id cannot get traits: give them one in the web app, or"
                    + " delete them\n"),
        result.out());
    assertEquals(
        "\"next\": null,", line(pets.run("--format", "json", "status", "--check"), "\"next\""));
    pets.database().execute("DELETE FROM Pet WHERE id IS NULL");
    assertEquals(0, pets.run("status", "--check").code());
  }

  @Test
  void pastTenThousandPetsOnlyTheLastVerifyKnowsWhetherTraitsAreRight() {
    CommandHarness pets =
        CommandHarness.filled(folder).with("XDG_STATE_HOME", folder.resolve("state").toString());
    pets.database()
        .execute(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
            INSERT INTO Pet (id, name, userId, updatedAt, traits)
            SELECT 'many-' || i, 'Many', (SELECT id FROM User LIMIT 1), '', '{}' FROM n
            """);
    Result before = pets.run("--format", "json", "status");
    assertEquals("\"invalid\": null,", line(before, "\"invalid\""));
    assertEquals("\"next\": null,", line(before, "\"next\""));
    assertEquals(
        "Next      nothing is missing; verify checks that all traits are right",
        line(pets.run("status", "--check"), "Next"));
    pets.run("verify");
    assertTrue(pets.run("status").out().contains("\n               10,000 invalid\n"));
    assertEquals("Next         regen --state invalid --dry-run", line(pets.run("status"), "Next"));
    assertEquals(3, pets.run("status", "--check").code());
    assertEquals(
        "\"next\": \"regen --state invalid\",",
        line(pets.run("--format", "json", "status"), "\"next\""));
    pets.database().execute("UPDATE Pet SET name = 'Other' WHERE rowid = 7");
    assertEquals(0, pets.run("status", "--check").code());
  }

  @Test
  void driftedPetsAndThoseOfAnotherVersionAreCountedAndFixedInThisOrder() {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database()
        .execute(
            "UPDATE Pet SET traits = (SELECT traits FROM Pet WHERE rowid = 5) WHERE rowid = 3",
            "UPDATE Pet SET traits = replace(traits, '\"traitVersion\":1', '\"traitVersion\":2')"
                + " WHERE rowid = 4");
    Result result = pets.run("status", "--check");
    assertEquals(3, result.code());
    assertTrue(result.out().contains("\n            1 drifted   1 other version\n"), result.out());
    assertEquals("Next      regen --state drifted --dry-run", line(result, "Next"));
    pets.run("regen", "--state", "drifted", "--yes");
    assertEquals(
        "Next      regen --state other-version --dry-run", line(pets.run("status"), "Next"));
    pets.run("regen", "--state", "other-version", "--yes");
    assertEquals(0, pets.run("status", "--check").code());
  }

  private static String line(Result result, String start) {
    return result
        .out()
        .lines()
        .map(String::strip)
        .filter(line -> line.startsWith(start))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theLastVerifyIsShownAndWhetherTheDatabaseWasWrittenSince() {
    CommandHarness pets =
        CommandHarness.filled(folder).with("XDG_STATE_HOME", folder.resolve("state").toString());
    assertFalse(pets.run("status").out().contains("Last verify"));
    assertEquals(0, pets.run("verify").code());
    assertEquals("Last verify  92 exact (up to date)", line(pets.run("status"), "Last verify"));
    assertTrue(
        pets.run("--format", "json", "status")
            .out()
            .contains(
                """
                  "lastVerify": {
                    "at": "2026-02-08T09:11:11Z",
                    "generatorVersion": 1,
                    "total": 92,
                    "exact": 92,
                    "rounded": 0,
                    "formatted": 0,
                    "drifted": 0,
                    "otherVersion": 0,
                    "invalid": 0,
                    "missing": 0,
                    "writtenSince": false
                  },
                """));
    pets.database().execute("UPDATE Pet SET name = name || '!' WHERE rowid = 7");
    assertEquals(
        "Last verify  92 exact (may be out of date)", line(pets.run("status"), "Last verify"));
  }

  /** Of a run of another machine nobody can say that its process is dead. */
  @Test
  void aBackfillThatWorksElsewhereIsShownWithItsProgressAndTheTimeLeft() {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database()
        .execute(
            "UPDATE Pet SET traits = NULL WHERE rowid <= 46",
            "UPDATE petshell_run SET outcome = 'running', endedAt = NULL, host = 'elsewhere',"
                + " changed = 46, startedAt = '2026-02-08T09:09:11Z' WHERE number = 2");
    Result result = pets.run("status");
    assertEquals(
        "Last run  2 backfill, running 50 %, 2 min left, started 2 min ago by tester (pid 0 on"
            + " elsewhere)",
        line(result, "Last run").replaceAll("pid \\d+", "pid 0"));
    assertEquals("Next      nothing while run 2 works", line(result, "Next"));
    assertEquals(
        "\"secondsLeft\": 120", line(pets.run("status", "--format", "json"), "\"secondsLeft\""));
    pets.database()
        .execute("UPDATE petshell_run SET heartbeatAt = '2026-02-08T09:10:00Z' WHERE number = 2");
    assertTrue(
        line(pets.run("status"), "Last run")
            .contains("running 50 %, no sign of life for 1 min, started 2 min ago"));
    pets.database()
        .execute("UPDATE petshell_run SET commandLine = 'backfill --limit=50' WHERE number = 2");
    assertTrue(line(pets.run("status"), "Last run").contains("running, 46 pets so far, "));
  }

  @Test
  void aRunWhoseProcessDiedIsNotSaidToBeRunning() {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database()
        .execute("UPDATE petshell_run SET outcome = 'running', endedAt = NULL WHERE number = 2");
    assertEquals(
        "Last run  2 backfill, abandoned after 92 pets (its process died), 0 s ago by tester",
        line(pets.run("status"), "Last run"));
  }
}

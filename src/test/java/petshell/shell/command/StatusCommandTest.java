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
      database          FOLDER/dev.db
      engine            SQLite 3.0.0

      Schema
        applied
        pending         baseline
                        journal
                        traits-column
        enforced        no

      Pets
        all             92
        with traits     0
        without traits  92
        invalid traits  0

      next              migrate
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
                "readOnly": true
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
              "next": "migrate"
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
                "readOnly": false
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
                "message": "the traits column is petshell's: schema 23, tables 10, views 0, indexes 8, triggers 0, claims 0, runs until -"
              },
              "lastVerify": null,
              "saved": null,
              "next": "backfill"
            }
            """,
            ""),
        pets.run("--format", "json", "status", "--check"));
  }

  @Test
  void asCsvTheColumnsAreTheSameWithAndWithoutARun() {
    CommandHarness pets = CommandHarness.demo(folder);
    String columns =
        "database.url,database.engine,database.engineVersion,database.readOnly,schema.applied,"
            + "schema.pending,schema.adopted,schema.lost,schema.enforced,traits.column,traits.total,"
            + "traits.present,traits.missing,traits.invalid,traits.quarantined,lastRun.run,"
            + "lastRun.command,lastRun.commandLine,lastRun.operator,lastRun.host,lastRun.process,"
            + "lastRun.toolVersion,lastRun.generatorVersion,lastRun.startedAt,"
            + "lastRun.heartbeatAt,lastRun.endedAt,lastRun.outcome,lastRun.changed,"
            + "lastRun.unchanged,lastRun.skipped,lastRun.failed,lastRun.batches,lastRun.undoes,"
            + "lastRun.message,lastVerify.at,lastVerify.generatorVersion,lastVerify.total,"
            + "lastVerify.exact,lastVerify.rounded,lastVerify.formatted,lastVerify.drifted,"
            + "lastVerify.otherVersion,lastVerify.invalid,lastVerify.missing,"
            + "lastVerify.writtenSince,saved.run,saved.file,saved.there,saved.pets,"
            + "saved.different,saved.command,next\r\n";
    assertEquals(
        new Result(
            0,
            columns
                + "file:FOLDER/dev.db,SQLite,3.0.0,false,,baseline journal traits-column,,,false,"
                + "false,92,0,92,0,0,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,migrate\r\n",
            ""),
        pets.run("--format", "csv", "status"));
    pets.run("migrate");
    assertEquals(
        new Result(
            0,
            columns
                + "file:FOLDER/dev.db,SQLite,3.0.0,false,baseline journal traits-column,,baseline,,"
                + "false,true,92,0,92,0,0,1,migrate,migrate,tester,HOST,0,unreleased,1,"
                + "2026-02-08T09:11:11Z,2026-02-08T09:11:11Z,2026-02-08T09:11:11Z,completed,"
                + "0,0,0,0,0,,\"the traits column is petshell's: schema 23, tables 10, views 0,"
                + " indexes 8, triggers 0, claims 0, runs until -\",,,,,,,,,,,,,,,,,,backfill\r\n",
            ""),
        pets.run("--format", "csv", "status"));
  }

  @Test
  void coloursShowOnATerminalWhatNeedsWork() {
    assertEquals(
        new Result(
            0,
            """
            \033[36mdatabase\033[0m          FOLDER/dev.db
            \033[36mengine\033[0m            SQLite 3.0.0
            \033[36maccess\033[0m            \033[33mread-only\033[0m

            \033[1mSchema\033[0m
              \033[36mapplied\033[0m
              \033[36mpending\033[0m         \033[33mbaseline\033[0m
                              \033[33mjournal\033[0m
                              \033[33mtraits-column\033[0m
              \033[36menforced\033[0m        no

            \033[1mPets\033[0m
              \033[36mall\033[0m             92
              \033[36mwith traits\033[0m     0
              \033[36mwithout traits\033[0m  \033[33m92\033[0m
              \033[36minvalid traits\033[0m  0

            \033[36mnext\033[0m              \033[1;36mmigrate\033[0m
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
            database          FOLDER/dev.db
            engine            SQLite 3.0.0

            Schema
              applied         baseline (adopted: was there before)
                              journal
                              traits-column
              pending
              enforced        no

            Pets
              all             92
              with traits     92
              without traits  0
              invalid traits  0

            last run          2: backfill --quiet, completed 2026-02-08T09:11:11Z by tester, 92 changed
            next              nothing to do
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
    assertEquals("\"next\": \"regen --state invalid\"", line(result, "\"next\""));
  }

  @Test
  void whereOnlyPetsWithoutAnIdAreLeftTheyAreToBeGivenOne() {
    CommandHarness pets = CommandHarness.demo(folder).keeping(3).withPetsWithoutId(2);
    pets.run("migrate");
    assertEquals("next              backfill", line(pets.run("status"), "next"));
    pets.run("backfill");
    Result result = pets.run("status", "--check");
    assertEquals(3, result.code());
    assertEquals("without traits  2", line(result, "without traits"));
    assertEquals(
        "next              the pets that are left without traits have no id: give them one in the"
            + " web app, or delete them",
        line(result, "next"));
    assertEquals(
        "\"next\": null", line(pets.run("--format", "json", "status", "--check"), "\"next\""));
    pets.database().execute("DELETE FROM Pet WHERE id IS NULL");
    assertEquals("next              nothing to do", line(pets.run("status", "--check"), "next"));
  }

  @Test
  void pastTenThousandPetsInvalidTraitsAreNotCounted() {
    CommandHarness pets = CommandHarness.filled(folder);
    pets.database()
        .execute(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
            INSERT INTO Pet (id, name, userId, updatedAt, traits)
            SELECT 'many-' || i, 'Many', (SELECT id FROM User LIMIT 1), '', '{}' FROM n
            """);
    assertEquals("\"invalid\": null,", line(pets.run("--format", "json", "status"), "\"invalid\""));
    assertEquals(
        "invalid traits  not counted: run verify", line(pets.run("status"), "invalid traits"));
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
    assertFalse(pets.run("status").out().contains("last verify"));
    assertEquals(0, pets.run("verify").code());
    assertTrue(
        pets.run("status")
            .out()
            .contains(
                "\nlast verify       2026-02-08T09:11:11Z: 92 exact; nothing written since\n"),
        pets.run("status").out());
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
    assertTrue(
        pets.run("status").out().contains("09:11:11Z: 92 exact; written since\n"),
        pets.run("status").out());
  }
}

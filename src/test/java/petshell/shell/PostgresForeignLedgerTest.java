package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.PostgresScene.Stage;
import petshell.shell.ShellHarness.Result;

/** Others use Liquibase and the ORM's migrations on the same PostgreSQL database, too. */
class PostgresForeignLedgerTest {
  private static final String OF_3_0 =
      "CREATE TABLE databasechangelog (ID VARCHAR(63) NOT NULL, AUTHOR VARCHAR(63) NOT NULL,"
          + " FILENAME VARCHAR(200) NOT NULL, DATEEXECUTED TIMESTAMPTZ NOT NULL,"
          + " ORDEREXECUTED INT NOT NULL, EXECTYPE VARCHAR(10) NOT NULL, MD5SUM VARCHAR(35),"
          + " DESCRIPTION VARCHAR(255), COMMENTS VARCHAR(255), TAG VARCHAR(255),"
          + " LIQUIBASE VARCHAR(20))";
  private static final String ROW_OF_3_0 =
      "INSERT INTO databasechangelog VALUES ('1', 'dev', 'app.xml', '2026-01-01 00:00:00', 1,"
          + " 'EXECUTED', '7:0123456789abcdef0123456789abcdef', 'sql', '', NULL, '3.0.5')";
  private static final String LOCKED =
      "UPDATE databasechangeloglock SET locked = true, lockedby = 'db2 (10.0.0.7)',"
          + " lockgranted = (now() AT TIME ZONE 'UTC') - INTERVAL '%s'";
  private static final String APPS_MIGRATION =
      "INSERT INTO \"_prisma_migrations\" (id, checksum, migration_name, finished_at, rolled_back_at)"
          + " VALUES ('%s', 'x', '20260210032228_add_pet_traits_json', %s, %s)";

  private PostgresScene pets = PostgresScene.at(Stage.FILLED);

  @AfterEach
  void drop() {
    pets.close();
  }

  @Test
  void aLedgerOfAnOldLiquibaseIsUsedAndStays() {
    pets.close();
    pets = PostgresScene.at(Stage.DEMO);
    pets.execute(OF_3_0, ROW_OF_3_0, "CREATE VIEW ledger AS SELECT id FROM databasechangelog");
    String others =
        "SELECT id, author, md5sum, liquibase FROM ledger JOIN databasechangelog USING (id)"
            + " WHERE author = 'dev'";
    List<String> row = pets.query(others);
    List<String> before = pets.everything();
    pets.done("status");
    pets.done("migrate", "--dry-run");
    assertEquals(before, pets.everything());
    for (String command : List.of("migrate", "backfill", "enforce", "relax")) {
      pets.done(command, "--yes");
    }
    pets.done("rollback", "--dry-run");
    pets.done("rollback", "--yes");
    pets.done("uninstall", "--dry-run");
    pets.done("uninstall", "--yes");
    assertEquals(row, pets.query(others));
    assertEquals(List.of("1"), pets.query("SELECT count(*) FROM databasechangelog"));
  }

  @Test
  void aLockOfThisMomentIsLeftToItsHolderAndItsHolderNamed() {
    pets.execute(LOCKED.formatted("1 minute"));
    List<String> before = pets.everything();
    for (String command : List.of("enforce", "rollback")) {
      for (String more : List.of("--dry-run", "--yes")) {
        Result result = pets.run("--busy-timeout", "50ms", command, more);
        assertEquals(1, result.code(), result.err());
        assertTrue(
            result
                .err()
                .contains("db2 (10.0.0.7) holds Liquibase's lock on this database since 20"),
            result.err());
      }
    }
    assertEquals(before, pets.everything());
  }

  @Test
  void aLockOfYesterdayIsADeadPrograms() {
    pets.execute(LOCKED.formatted("25 hours"));
    Result result = pets.done("rollback", "--yes");
    assertTrue(result.err().contains("Released Liquibase's lock"), result.err());
    assertEquals(List.of("f"), pets.query("SELECT locked FROM databasechangeloglock"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--dry-run", "--yes"})
  void aChecksumThatDiffersIsNamedWithWhatToDo(String more) {
    pets.execute(
        "UPDATE databasechangelog SET md5sum = '9:00000000000000000000000000000000'"
            + " WHERE id = 'traits-column'");
    List<String> before = pets.everything();
    Result result = pets.run("rollback", more);
    assertEquals(1, result.code(), result.err());
    assertEquals(before, pets.everything());
    String start = "checksums with: ";
    pets.execute(result.err().substring(result.err().indexOf(start) + start.length()).strip());
    pets.done("rollback", "--yes");
  }

  @Test
  void whatTheOrmHasResolvedAsItsOwnMigrationIsTheAppsColumnFromThenOn() {
    pets.execute(APPS_MIGRATION.formatted("failed", "NULL", "NULL"));
    pets.done("rollback", "--dry-run");
    pets.execute(
        "UPDATE \"_prisma_migrations\" SET rolled_back_at = now() WHERE id = 'failed'",
        APPS_MIGRATION.formatted("resolved", "now()", "NULL"));
    List<String> before = pets.everything();
    Result refused = pets.run("rollback", "--yes");
    assertEquals(4, refused.code(), refused.err());
    assertEquals(before, pets.everything());
    pets.done("uninstall", "--yes");
    assertEquals(List.of("92"), pets.query("SELECT count(\"traits\") FROM \"Pet\""));
  }

  @Test
  void aColumnWhoseCommentSomebodyChangedIsStillOurs() {
    pets.execute("COMMENT ON COLUMN \"Pet\".\"traits\" IS 'what the pet looks like'");
    pets.done("rollback", "--yes");
    pets.done("uninstall", "--yes");
  }

  @Test
  void aColumnThatWasDroppedAndAddedAgainIsNotOursThoughAllNotesSaySo() {
    pets.execute(
        "CREATE TABLE kept AS SELECT * FROM \"Pet\"",
        "ALTER TABLE \"Pet\" DROP COLUMN \"traits\"",
        "ALTER TABLE \"Pet\" ADD COLUMN \"traits\" JSONB",
        "UPDATE \"Pet\" SET \"traits\" = kept.\"traits\" FROM kept WHERE kept.\"id\" = \"Pet\".\"id\"");
    Result refused = pets.run("rollback", "--yes");
    assertEquals(4, refused.code(), refused.err());
    assertEquals(List.of("92"), pets.query("SELECT count(\"traits\") FROM \"Pet\""));
  }
}

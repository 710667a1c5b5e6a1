package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.ShellHarness.Result;

/** Others use Liquibase on the same database, too. */
class ForeignLedgerTest {
  private static final String OF_3_0 =
      "CREATE TABLE %s (ID VARCHAR(63) NOT NULL, AUTHOR VARCHAR(63) NOT NULL,"
          + " FILENAME VARCHAR(200) NOT NULL, DATEEXECUTED datetime NOT NULL,"
          + " ORDEREXECUTED INT NOT NULL, EXECTYPE VARCHAR(10) NOT NULL, MD5SUM VARCHAR(35),"
          + " DESCRIPTION VARCHAR(255), COMMENTS VARCHAR(255), TAG VARCHAR(255),"
          + " LIQUIBASE VARCHAR(20))";
  private static final String ROW_OF_3_0 =
      "INSERT INTO DATABASECHANGELOG VALUES ('1', 'dev', 'app.xml', '2026-01-01 00:00:00', 1,"
          + " 'EXECUTED', '7:0123456789abcdef0123456789abcdef', 'sql', '', NULL, '3.0.5')";
  private static final String LOCKED =
      "UPDATE DATABASECHANGELOGLOCK SET LOCKED = 1, LOCKEDBY = '%s', LOCKGRANTED = %s";

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"DATABASECHANGELOG", "databasechangelog"})
  void aLedgerOfAnOldLiquibaseIsUsedAndStays(String name) {
    CommandHarness pets = CommandHarness.demo(folder).keeping(2);
    pets.database()
        .execute(
            OF_3_0.formatted(name), ROW_OF_3_0, "CREATE VIEW ledger AS SELECT ID FROM " + name);
    String others =
        "SELECT ID, AUTHOR, MD5SUM, LIQUIBASE FROM ledger JOIN DATABASECHANGELOG USING (ID)"
            + " WHERE AUTHOR = 'dev'";
    List<String> row = pets.database().query(others);
    String before = pets.files().get("dev.db");
    done(pets, "status");
    done(pets, "migrate", "--dry-run");
    assertEquals(before, pets.files().get("dev.db"));
    for (String command : List.of("migrate", "backfill", "enforce", "relax")) {
      done(pets, command, "--yes");
    }
    assertEquals(row, pets.database().query(others));
    done(pets, "rollback", "--dry-run");
    done(pets, "rollback", "--yes");
    done(pets, "uninstall", "--yes");
    assertEquals(row, pets.database().query(others));
  }

  @Test
  void aLockOfThisMomentIsLeftToItsHolderAndItsHolderNamed() {
    CommandHarness pets = CommandHarness.filled(folder).keeping(2);
    pets.database().execute(LOCKED.formatted("db2 (10.0.0.7)", "datetime('now')"));
    String before = pets.files().get("dev.db");
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
    assertEquals(before, pets.files().get("dev.db"));
  }

  @Test
  void aLockOfYesterdayIsADeadPrograms() {
    CommandHarness pets = CommandHarness.filled(folder).keeping(2);
    pets.database().execute(LOCKED.formatted("db2 (10.0.0.7)", "datetime('now', '-25 hours')"));
    Result result = pets.run("rollback", "--yes");
    assertEquals(0, result.code(), result.err());
    assertTrue(result.err().contains("Released Liquibase's lock"), result.err());
  }

  @Test
  void aLockOfThisHostIsADeadProgramsWhereNoOtherJavaHasTheDatabaseOpen()
      throws UnknownHostException {
    CommandHarness pets = CommandHarness.filled(folder).keeping(2);
    pets.database()
        .execute(
            LOCKED.formatted(
                InetAddress.getLocalHost().getHostName() + " (127.0.0.1)", "datetime('now')"));
    assertEquals(0, pets.run("rollback", "--yes").code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--dry-run", "--yes"})
  void aChecksumThatDiffersIsNamedWithWhatToDo(String more) {
    CommandHarness pets = CommandHarness.filled(folder).keeping(2);
    pets.database()
        .execute(
            "UPDATE DATABASECHANGELOG SET MD5SUM = '9:00000000000000000000000000000000'"
                + " WHERE ID = 'traits-column'");
    String before = pets.files().get("dev.db");
    Result result = pets.run("rollback", more);
    assertEquals(1, result.code());
    String advice = result.err().substring(result.err().indexOf("checksums with: ") + 16).strip();
    assertTrue(
        result.err().contains("traits-column (9:00000000000000000000000000000000, not 9:"),
        result.err());
    assertEquals(before, pets.files().get("dev.db"));
    pets.database().execute(advice);
    done(pets, "rollback", "--yes");
  }

  @Test
  void aLedgerThatIsNoneIsNamed() {
    CommandHarness pets = CommandHarness.demo(folder).keeping(2);
    pets.database().execute("CREATE TABLE DATABASECHANGELOG (x)");
    for (String command : List.of("status", "migrate")) {
      Result result = pets.run(command);
      assertEquals(1, result.code());
      assertTrue(result.err().contains("DATABASECHANGELOG is not Liquibase's"), result.err());
    }
  }

  private static void done(CommandHarness pets, String... words) {
    Result result = pets.run(words);
    assertEquals(0, result.code(), () -> String.join(" ", words) + ": " + result.err());
  }
}

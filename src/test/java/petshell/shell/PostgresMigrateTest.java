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
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.shell.PostgresScene.Stage;
import petshell.shell.ShellHarness.Result;

/** Changes of the schema on PostgreSQL, next to the web app and to others. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PostgresMigrateTest {
  private static final String COLUMN =
      "SELECT format_type(a.atttypid, a.atttypmod), a.attnotnull, col_description(a.attrelid, attnum)"
          + " FROM pg_attribute AS a"
          + " WHERE a.attrelid = '\"Pet\"'::regclass AND a.attname = 'traits' AND NOT attisdropped";

  private PostgresScene pets = PostgresScene.at(Stage.DEMO);

  @AfterEach
  void drop() {
    pets.close();
  }

  private void startAt(Stage stage) {
    pets.close();
    pets = PostgresScene.at(stage);
  }

  @Test
  void migrateAddsAMarkedColumnAndTheJournalOnce() {
    pets.done("migrate");
    assertEquals(List.of("jsonb|f|petshell"), pets.query(COLUMN));
    assertEquals(
        List.of("baseline|MARK_RAN", "journal|EXECUTED", "traits-column|EXECUTED"),
        pets.query("SELECT id, exectype FROM databasechangelog ORDER BY orderexecuted"));
    List<String> before = pets.everything();
    assertTrue(pets.done("migrate").out().contains("Nothing to do"));
    assertEquals(before, pets.everything());
  }

  @Test
  void aSchemaMayHaveANameWithSignsThatMeanSomethingInSql() {
    List<String> others = pets.query(COLUMN.replace("'\"Pet\"'", "'public.\"Pet\"'"));
    pets.named(pets.url() + "?schema=we%22ird%20%27a_b%25%22");
    for (String line :
        List.of(
            "init --demo",
            "migrate --dry-run",
            "migrate",
            "status --check",
            "backfill",
            "verify --check",
            "enforce --dry-run",
            "enforce",
            "relax --yes",
            "rollback --dry-run",
            "rollback --yes",
            "uninstall --yes")) {
      Result result = pets.run(line.split(" ", -1));
      assertEquals(line.equals("status --check") ? 3 : 0, result.code(), line + result.err());
    }
    assertEquals(
        List.of("we\"ird 'a_b%\"|92"),
        pets.query(
            "SELECT nspname, (SELECT count(*) FROM public.\"Pet\") FROM pg_namespace"
                + " WHERE nspname LIKE 'we%'"));
    assertEquals(others, pets.query(COLUMN.replace("'\"Pet\"'", "'public.\"Pet\"'")));
  }

  @Test
  void aDryRunWritesNothingAndShowsTheSqlThatDoesTheSame() throws IOException {
    List<String> before = pets.everything();
    Result shown = pets.done("migrate", "--dry-run", "--format", "json");
    assertEquals(before, pets.everything());
    assertFalse(shown.out().contains("petshell_trial"), shown.out());
    pets.execute(statements(shown).toArray(String[]::new));
    assertTrue(pets.done("migrate").out().contains("Nothing to do"));
    assertEquals(List.of("jsonb|f|petshell"), pets.query(COLUMN));
  }

  private static List<String> statements(Result shown) throws IOException {
    JsonNode document = new ObjectMapper().readTree(shown.out());
    List<String> sql = new ArrayList<>();
    // Liquibase's own tables come first, its notes of what was done last.
    document.get("bookkeeping").forEach(one -> addIf(one.asText().startsWith("CREATE"), one, sql));
    document.get("sql").forEach(one -> sql.add(one.asText()));
    document.get("bookkeeping").forEach(one -> addIf(!one.asText().startsWith("CREATE"), one, sql));
    return sql;
  }

  private static void addIf(boolean wanted, JsonNode statement, List<String> sql) {
    if (wanted) {
      sql.add(statement.asText());
    }
  }

  @Test
  void aRollbackAndUninstallLeaveTheDatabaseAsItWas() {
    List<String> before = pets.everything();
    pets.done("migrate");
    Result refused = pets.run("uninstall", "--yes");
    assertEquals(4, refused.code());
    pets.done("rollback", "--yes");
    pets.done("uninstall", "--yes");
    assertEquals(before, pets.everything());
  }

  @Test
  void whatARollbackDropsIsSavedAndComesBack() {
    startAt(Stage.FILLED);
    List<String> traits = pets.query("SELECT \"id\", \"traits\" FROM \"Pet\" ORDER BY \"id\"");
    pets.done("rollback", "--yes");
    assertEquals(List.of(), pets.query(COLUMN));
    assertEquals(1, pets.saved().size());
    pets.done("migrate");
    pets.done("backfill", "--from", pets.saved().get(0).toString());
    assertEquals(traits, pets.query("SELECT \"id\", \"traits\" FROM \"Pet\" ORDER BY \"id\""));
  }

  @Test
  void aTableInUseIsWaitedForNoLongerThanAskedAndNothingIsWritten() throws SQLException {
    List<String> before = pets.everything();
    try (Connection app = pets.connect();
        Statement statement = app.createStatement()) {
      app.setAutoCommit(false);
      statement.execute("SELECT COUNT(*) FROM \"Pet\"");
      Result busy = pets.run("--busy-timeout", "300ms", "migrate");
      assertEquals(1, busy.code(), busy.out());
      assertEquals(1, busy.err().lines().count(), busy.err());
      app.rollback();
    }
    assertEquals(before, pets.everything());
    pets.done("migrate");
  }

  @Test
  void whileATableIsWaitedForTheAppsStatementsAreServedInBetween() throws SQLException {
    ExecutorService operator = Executors.newSingleThreadExecutor();
    try (Connection holder = pets.connect();
        Statement held = holder.createStatement();
        Connection app = pets.connect();
        Statement statement = app.createStatement()) {
      holder.setAutoCommit(false);
      held.execute("SELECT COUNT(*) FROM \"Pet\"");
      Future<Result> migrated = operator.submit(() -> pets.run("--busy-timeout", "60s", "migrate"));
      awaitWaiting();
      statement.execute("SET statement_timeout = '10s'");
      statement.execute("SELECT COUNT(*) FROM \"Pet\"");
      assertFalse(migrated.isDone());
      holder.commit();
      assertEquals(0, migrated.get(1, TimeUnit.MINUTES).code());
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    } finally {
      operator.shutdownNow();
    }
  }

  @Test
  void whatTheAppWritesLastBeforeARollbackDropsItIsInTheSavedFile() throws Exception {
    startAt(Stage.FILLED);
    String id = pets.query("SELECT min(\"id\") FROM \"Pet\"").get(0);
    ExecutorService operator = Executors.newSingleThreadExecutor();
    try {
      Future<Result> rolledBack = operator.submit(() -> pets.run("rollback", "--yes"));
      int last = writeUntilRefused(id);
      assertEquals(0, rolledBack.get(1, TimeUnit.MINUTES).code());
      String saved =
          Files.readAllLines(pets.saved().get(0)).stream()
              .filter(line -> line.contains(id))
              .findFirst()
              .orElseThrow();
      JsonNode traits =
          new ObjectMapper().readTree(new ObjectMapper().readTree(saved).get("traits").asText());
      assertEquals(last, traits.get("counted").asInt());
    } finally {
      operator.shutdownNow();
    }
  }

  /** Returns the last number that was stored with a pet's traits while there was the column. */
  private int writeUntilRefused(String id) throws SQLException {
    try (Connection app = pets.connect();
        PreparedStatement update =
            app.prepareStatement(
                "UPDATE \"Pet\" SET \"traits\" = jsonb_set(\"traits\", '{counted}', to_jsonb(?))"
                    + " WHERE \"id\" = ?")) {
      for (int number = 1; ; number++) {
        update.setInt(1, number);
        update.setString(2, id);
        try {
          update.executeUpdate();
        } catch (SQLException gone) {
          assertEquals("42703", gone.getSQLState(), gone.getMessage());
          return number - 1;
        }
      }
    }
  }

  /** Returns when a statement stands in line for a table. */
  private void awaitWaiting() {
    while (pets.query("SELECT 1 FROM pg_locks WHERE NOT granted AND relation = '\"Pet\"'::regclass")
        .isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void aRollbackThatCannotLockTheTableLeavesNoFile() throws SQLException, IOException {
    startAt(Stage.FILLED);
    List<String> before = pets.everything();
    try (Connection app = pets.connect();
        Statement statement = app.createStatement()) {
      app.setAutoCommit(false);
      statement.execute("SELECT COUNT(*) FROM \"Pet\"");
      Result busy = pets.run("--busy-timeout", "300ms", "rollback", "--yes");
      assertEquals(1, busy.code(), busy.out());
      app.rollback();
    }
    assertEquals(List.of(), filesOfTraits());
    assertEquals(before, pets.everything());
  }

  private List<Path> filesOfTraits() throws IOException {
    try (Stream<Path> files = Files.list(pets.address().folder())) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("traits-before-rollback-"))
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"app", "My App", "APP"})
  void allOfItWorksInAnotherSchema(String schema) {
    pets.execute(
        "ALTER SCHEMA public RENAME TO \"" + schema.replace("\"", "\"\"") + '"',
        "CREATE SCHEMA public",
        "CREATE TABLE \"Pet\" (x TEXT)");
    pets.named(pets.url() + "?schema=" + schema.replace(" ", "%20").replace("\"", "%22"));
    pets.done("migrate", "--dry-run");
    for (String command : List.of("migrate", "backfill", "enforce", "status")) {
      pets.done(command);
    }
    pets.done("rollback", "--dry-run");
    pets.done("rollback", "--yes");
    pets.done("uninstall", "--yes");
    assertEquals(
        List.of(),
        pets.query(
            "SELECT relname FROM pg_class WHERE relname ~* '^(petshell|databasechangelog)'"));
  }

  @Test
  void aTableOfSomebodyElseInCapitalsIsNotTakenForTheJournal() {
    pets.execute("CREATE TABLE \"PETSHELL_RUN\" (x TEXT)");
    List<String> before = pets.everything();
    pets.done("migrate", "--dry-run");
    pets.done("migrate");
    pets.done("rollback", "--yes");
    pets.done("uninstall", "--yes");
    assertEquals(before, pets.everything());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DATABASECHANGELOG", "DataBaseChangeLogLock"})
  void aTableThatLiquibaseWouldTakeForItsOwnIsNamedBeforeAnythingIsWritten(String name) {
    pets.execute("CREATE TABLE \"" + name + "\" (x TEXT)");
    List<String> before = pets.everything();
    for (String more : List.of("--dry-run", "--quiet")) {
      Result refused = pets.run("migrate", more);
      assertEquals(1, refused.code());
      assertTrue(refused.err().contains('"' + name + '"'), refused.err());
      assertTrue(refused.err().contains("rename that table"), refused.err());
    }
    assertEquals(before, pets.everything());
    pets.execute("ALTER TABLE \"" + name + "\" RENAME TO other");
    pets.done("migrate");
  }

  @Test
  void aLedgerThatIsNoneIsNamed() {
    pets.execute("CREATE TABLE databasechangelog (x TEXT)");
    for (String command : List.of("status", "migrate")) {
      Result result = pets.run(command);
      assertEquals(1, result.code());
      assertTrue(result.err().contains("DATABASECHANGELOG is not Liquibase's"), result.err());
    }
  }

  @Test
  void whoMayNotMakeASchemaIsToldWhatADryRunNeeds() throws SQLException {
    String role = pets.address().database() + "_role";
    pets.execute(
        "CREATE ROLE " + role + " LOGIN PASSWORD 'x'",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + role);
    try {
      pets.named(pets.url().replaceFirst("postgres(:[^@]*)?@", role + ":x@"));
      Result refused = pets.run("migrate", "--dry-run");
      assertEquals(1, refused.code());
      assertTrue(refused.err().contains("grant the user CREATE on the database"), refused.err());
    } finally {
      pets.execute("DROP OWNED BY " + role, "DROP ROLE " + role);
    }
  }

  @Test
  void whereTheServerTakesNoWritesADryRunSaysSo() {
    pets.execute(
        "ALTER DATABASE " + pets.address().database() + " SET default_transaction_read_only = on");
    pets.done("status");
    Result refused = pets.run("migrate", "--dry-run");
    assertEquals(1, refused.code(), refused.out());
    assertTrue(refused.err().contains("name the primary server"), refused.err());
    assertEquals(1, refused.err().lines().count(), refused.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE petshell_share, petshell_slot",
        "ALTER TABLE petshell_share DROP COLUMN members, DROP COLUMN \"endedBy\","
            + " ADD COLUMN stopped BOOLEAN NOT NULL DEFAULT FALSE"
      })
  void aJournalThatAnUnreleasedPetshellMadeIsMadeWholeAsTheErrorSays(String difference) {
    startAt(Stage.FILLED);
    pets.execute(difference);
    pets.execute("UPDATE databasechangelog SET md5sum = '9:0' WHERE id = 'journal'");
    List<String> runs = pets.query("SELECT * FROM petshell_run ORDER BY number");
    assertTrue(pets.run("status").out().contains("Next    migrate"));
    Result sharing = pets.run("backfill", "--share");
    assertEquals(1, sharing.code());
    assertTrue(sharing.err().endsWith("; run migrate first\n"), sharing.err());
    Result refused = pets.run("migrate");
    assertEquals(1, refused.code());
    assertEquals(1, refused.err().lines().count(), refused.err());
    String advice = "run migrate after resetting the checksums with: ";
    pets.execute(refused.err().substring(refused.err().indexOf(advice) + advice.length()));
    assertEquals(runs, pets.query("SELECT * FROM petshell_run ORDER BY number"));
    pets.done("migrate");
    assertEquals(runs, pets.query("SELECT * FROM petshell_run WHERE number <= 2 ORDER BY number"));
    pets.execute("UPDATE \"Pet\" SET traits = NULL");
    pets.done("backfill", "--share", "--limit", "10");
    pets.done("backfill", "--workers", "2");
    pets.done("verify", "--check");
  }

  @Test
  void changesetsThatAreAppliedSomewhereKeepTheirChecksumsAndFiles() {
    startAt(Stage.FILLED);
    pets.done("enforce");
    assertEquals(
        List.of(
            "baseline|changelog/001-baseline.sql|9:6328a418af99def0545eef4f137487d7",
            "journal|changelog/003-journal.sql|9:e259bbebc4e8ea564dbef629ba42e063",
            "traits-column|changelog/004-traits-column.sql|9:2b7e11b26cdfa4071d117477d17ad9f7",
            "traits-checked|changelog/005-enforce.sql|9:5fa08559d15ee83a4743f339eff66b67",
            "traits-required|changelog/005-enforce.sql|9:af0b573fb1009fcf30cd03e0ae5cf2ae"),
        pets.query("SELECT id, filename, md5sum FROM databasechangelog ORDER BY orderexecuted"));
  }
}

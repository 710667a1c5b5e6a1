package petshell.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.job.Cancellation;
import petshell.job.Operations;
import petshell.job.RecordedProgress;
import petshell.job.schema.Enforce;
import petshell.schema.Enforcement;
import petshell.shell.PostgresScene.Stage;
import petshell.shell.ShellHarness.Result;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitCheck;

/** The contract step on PostgreSQL, in transactions between which the web app goes on. */
class PostgresEnforceTest {
  private static final String STATE =
      "SELECT a.attnotnull, k.convalidated, obj_description(k.oid, 'pg_constraint')"
          + " FROM pg_attribute AS a LEFT JOIN pg_constraint AS k"
          + " ON k.conrelid = a.attrelid AND k.conname = 'Pet_traits_check'"
          + " WHERE a.attrelid = '\"Pet\"'::regclass AND a.attname = 'traits'";
  private static final String RELAXED = "f|null|null";
  private static final String ENFORCED = "t|t|petshell";
  private static final String NEW_PET =
      "INSERT INTO \"Pet\" (\"id\", \"name\", \"userId\", \"updatedAt\")"
          + " SELECT '%s', 'New', \"id\", now() FROM \"User\" LIMIT 1";

  private PostgresScene pets;

  @BeforeEach
  void fill() {
    pets = PostgresScene.at(Stage.FILLED);
  }

  @AfterEach
  void drop() {
    pets.close();
  }

  private void assertState(String state) {
    assertEquals(List.of(state), pets.query(STATE));
  }

  private void assertRefused(String message, String sql) {
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> pets.execute(sql));
    assertTrue(refused.getMessage().contains(message), refused.getMessage());
  }

  @Test
  void theDatabaseThenRefusesPetsWithoutTraitsAndMalformedOnes() {
    pets.done("enforce");
    assertState(ENFORCED);
    assertRefused("null value in column \"traits\"", NEW_PET.formatted("without"));
    assertRefused("Pet_traits_check", "UPDATE \"Pet\" SET \"traits\" = '{}'");
    assertRefused("Pet_traits_check", "UPDATE \"Pet\" SET \"traits\" = '\"text\"'");
    pets.execute("UPDATE \"Pet\" SET \"name\" = 'other', \"traits\" = \"traits\" || '{\"a\": 1}'");
    assertEquals(
        List.of("enforce|completed|92"),
        pets.query(
            "SELECT command, outcome, unchanged FROM petshell_run ORDER BY number DESC LIMIT 1"));
    assertTrue(pets.done("enforce").out().contains("Nothing to do"));
    pets.done("relax", "--yes");
    assertState(RELAXED);
    pets.done("enforce");
    assertState(ENFORCED);
  }

  @Test
  void itLeavesAllElseAsItIsAndADryRunEverything() throws IOException {
    List<String> before = declared();
    JsonNode shown =
        new ObjectMapper().readTree(pets.done("enforce", "--dry-run", "--format", "json").out());
    assertEquals(before, declared());
    assertState(RELAXED);
    List<String> sql = new ArrayList<>();
    shown.get("sql").forEach(one -> sql.add(one.asText()));
    shown.get("bookkeeping").forEach(one -> sql.add(one.asText()));
    pets.execute(sql.toArray(String[]::new));
    assertState(ENFORCED);
    pets.done("enforce");
    pets.done("relax", "--yes");
    assertState(RELAXED);
    assertEquals(before, declared());
  }

  private List<String> declared() {
    return pets.everything().stream()
        .filter(line -> !line.contains("petshell_run") && !line.contains("databasechangelog"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void afterADeathBetweenItsTransactionsTheSameCommandGoesOn(int parts) {
    pets.done("enforce", "--dry-run");
    apply(parts);
    Result status = pets.done("status");
    assertTrue(status.out().contains("not enforced"), status.out());
    assertRefused("Pet_traits_check", NEW_PET.formatted("without"));
    pets.done("enforce", "--dry-run");
    pets.done("enforce");
    assertState(ENFORCED);
    assertEquals(List.of("abandoned", "completed"), outcomesOfEnforce());
    pets.done("relax", "--yes");
    assertState(RELAXED);
  }

  private List<String> outcomesOfEnforce() {
    return pets.query("SELECT outcome FROM petshell_run WHERE command = 'enforce' ORDER BY number");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void afterADeathBetweenItsTransactionsThereIsAWayBack(int parts) {
    apply(parts);
    pets.done("relax", "--yes");
    assertState(RELAXED);
    assertEquals(List.of("abandoned"), outcomesOfEnforce());
    apply(parts);
    pets.done("rollback", "--yes");
    pets.done("uninstall", "--yes");
  }

  /** Does so many transactions of the step, as a process that is killed then. */
  private void apply(int parts) {
    try (Database database = open(Access.WRITE)) {
      Enforcement enforcement = new Enforcement(database, message -> {});
      enforcement
          .parts()
          .subList(0, parts)
          .forEach(part -> database.write(() -> enforcement.apply(part)));
    }
    pets.execute(
        "INSERT INTO petshell_run (number, command, \"commandLine\", operator, host, process,"
            + " \"toolVersion\", \"generatorVersion\", \"startedAt\", \"heartbeatAt\", outcome)"
            + " SELECT max(number) + 1, 'enforce', 'enforce', 'tester', 'host', 1, 'unreleased', 1,"
            + " '2026-02-08T09:11:11Z', '2026-02-08T09:11:11Z', 'running' FROM petshell_run");
  }

  private Database open(Access access) {
    return Database.open(pets.address(), WebAppDatabase.options(access, Duration.ofSeconds(5)));
  }

  @Test
  void whileAPetHasNoTraitsItIsNotStartedSoThatTheAppCanGoOnWritingIt() {
    pets.execute(
        "UPDATE \"Pet\" SET \"traits\" = NULL WHERE \"health\" = (SELECT max(\"health\") FROM \"Pet\")");
    Result refused = pets.run("enforce");
    assertEquals(3, refused.code(), refused.err());
    assertTrue(refused.err().contains("of 92 pets have no valid traits"), refused.err());
    assertState(RELAXED);
    pets.execute("UPDATE \"Pet\" SET \"health\" = 99");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '/',
      value = {
        "1 of 93 pets have no valid traits (1 missing)/INSERT INTO \"Pet\" (\"id\", \"name\","
            + " \"userId\", \"updatedAt\") SELECT 'late', 'New', \"id\", now() FROM \"User\" LIMIT 1",
        "92 of 92 pets have no valid traits (92 invalid)/UPDATE \"Pet\" SET \"traits\" = '[]'"
      })
  void whatTheAppWritesDuringTheCheckIsFoundAndNothingStays(String message, String sql) {
    RecordedProgress progress =
        new RecordedProgress() {
          @Override
          public void rows(long done, long total, long failed, int batch) {
            if (lines.isEmpty()) {
              pets.execute(sql);
            }
            super.rows(done, total, failed, batch);
          }
        };
    try (Database database = open(Access.WRITE)) {
      Enforce enforce =
          new Enforce(Operations.on(database, "enforce", new Cancellation(), progress));
      PetShellException refused = assertThrows(PetShellException.class, enforce::run);
      assertEquals(Kind.PENDING, refused.kind(), refused.getMessage());
      assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }
    assertState(RELAXED);
    assertEquals(
        List.of("0"),
        pets.query("SELECT count(*) FROM databasechangelog WHERE id = 'traits-checked'"));
    assertEquals(
        List.of("0"), pets.query("SELECT count(*) FROM petshell_run WHERE outcome = 'running'"));
  }

  @Test
  void aTableInUseIsWaitedForWithoutADeadlockAndNothingIsChanged() throws SQLException {
    try (Connection app = pets.connect();
        Statement statement = app.createStatement()) {
      app.setAutoCommit(false);
      statement.execute("SELECT COUNT(*) FROM \"Pet\"");
      Result busy = pets.run("--busy-timeout", "300ms", "enforce");
      assertEquals(1, busy.code(), busy.out());
      statement.execute("UPDATE \"Pet\" SET \"health\" = 50");
      app.commit();
    }
    assertState(RELAXED);
    pets.done("enforce");
    assertState(ENFORCED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"JSONB", "JSON", "TEXT", "VARCHAR"})
  void aColumnThatTheAppHasMadeIsEnforcedAndRelaxedButNotRolledBack(String type) {
    pets.close();
    pets = PostgresScene.at(Stage.DEMO);
    pets.execute("ALTER TABLE \"Pet\" ADD COLUMN \"traits\" " + type);
    pets.done("migrate");
    pets.done("backfill");
    List<String> before = declared();
    pets.done("enforce");
    assertState(ENFORCED);
    assertRefused("Pet_traits_check", "UPDATE \"Pet\" SET \"traits\" = '{}'");
    Result refused = pets.run("rollback", "--yes");
    assertEquals(4, refused.code(), refused.err());
    assertTrue(refused.err().contains("the web app added this column"), refused.err());
    pets.done("relax", "--yes");
    assertEquals(before, declared());
    pets.done("uninstall", "--yes");
    assertEquals(List.of("92"), pets.query("SELECT count(\"traits\") FROM \"Pet\""));
  }

  @Test
  void whatTheWebAppHadDemandedBeforeIsNotDropped() {
    pets.execute("ALTER TABLE \"Pet\" ALTER COLUMN \"traits\" SET NOT NULL");
    pets.done("enforce");
    pets.done("relax", "--yes");
    assertState("t|null|null");
    pets.done("enforce");
    assertState(ENFORCED);
  }

  @Test
  void aCheckOfSomebodyElseUnderOurNameIsNeverDropped() {
    pets.execute(
        "ALTER TABLE \"Pet\" ADD CONSTRAINT \"Pet_traits_check\" CHECK (\"traits\" <> '1')");
    pets.done("enforce");
    pets.done("relax", "--yes");
    assertState("f|t|null");
  }

  @Test
  void everyDocumentHasTheVerdictOfTheWebApp() throws IOException, SQLException {
    List<String> differing = new ArrayList<>();
    try (Database database = open(Access.READ);
        Connection connection = pets.connect()) {
      String condition = database.services().schemaText().traitsCondition();
      for (JsonNode vector : vectors()) {
        boolean accepted = accepts(connection, condition, vector.get("json").asText());
        if (accepted != vector.get("valid").asBoolean()) {
          differing.add(vector.get("why").asText());
        }
      }
    }
    assertEquals(List.of(), differing);
  }

  private static boolean accepts(Connection connection, String condition, String text) {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT " + condition + " FROM (SELECT CAST(? AS jsonb) AS \"traits\") AS t")) {
      statement.setString(1, text);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException noJson) {
      return false;
    }
  }

  private static List<JsonNode> vectors() throws IOException {
    try (InputStream stream = TraitCheck.class.getResourceAsStream("validation.jsonl")) {
      ObjectMapper mapper = new ObjectMapper();
      List<JsonNode> vectors = new ArrayList<>();
      for (String line :
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        vectors.add(mapper.readTree(line));
      }
      return vectors;
    }
  }

  @Test
  void theEnginesOwnSqlIsThatOfItsChangelog() {
    pets.done("enforce");
    try (Database database = open(Access.READ)) {
      String condition = database.services().schemaText().traitsCondition();
      String check =
          pets.query(
                  "SELECT pg_get_constraintdef(oid) FROM pg_constraint"
                      + " WHERE conname = 'Pet_traits_check'")
              .get(0);
      pets.execute(
          "ALTER TABLE \"Pet\" ADD CONSTRAINT again CHECK (\"traits\" IS NOT NULL AND "
              + condition.replace("(\"traits\" IS NULL OR ", "").replaceFirst("\\)$", "")
              + ")");
      assertEquals(
          List.of(check),
          pets.query(
              "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'again'"));
      database
          .services()
          .schemaText()
          .ownTables()
          .forEach(
              table ->
                  assertEquals(
                      table.columns().stream()
                          .map(
                              one ->
                                  one.name()
                                      + '|'
                                      + one.type().toLowerCase(java.util.Locale.ROOT)
                                      + '|'
                                      + (one.required() ? 't' : 'f'))
                          .toList(),
                      pets.query(
                          "SELECT attname, format_type(atttypid, atttypmod), attnotnull"
                              + " FROM pg_attribute WHERE attrelid = '\""
                              + table.name()
                              + "\"'::regclass AND attnum > 0 ORDER BY attnum")));
    }
    assertFalse(pets.query(STATE).isEmpty());
  }
}

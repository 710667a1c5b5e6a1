package petshell.job.schema;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.TestProcess;
import petshell.job.Cancellation;
import petshell.job.Operations;
import petshell.job.RecordedProgress;
import petshell.job.change.Regenerate;
import petshell.job.change.Undo;
import petshell.schema.Changeset;
import petshell.schema.Migrations;
import petshell.schema.OwnTables;
import petshell.schema.RollbackPlan;
import petshell.schema.SchemaScript;
import petshell.schema.SchemaState;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetDao;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;
import petshell.store.StoreException;
import petshell.store.StoredTime;
import petshell.store.StoredTraits;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitGenerator;
import petshell.trait.TraitState;
import petshell.trait.TraitText;

class EnforceTest {
  private static final String SCHEMA =
      "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
          + " AND name NOT LIKE 'petshell_%' AND name NOT LIKE 'DATABASECHANGELOG%' ORDER BY 1, 2";
  private static final String ROWS =
      "SELECT rowid, *, typeof(createdAt), typeof(traits) FROM Pet ORDER BY rowid";
  private static final String NEW_PET =
      "INSERT INTO Pet (id, name, userId, updatedAt%s)"
          + " SELECT '%s', 'New', id, 'now'%s FROM User LIMIT 1";

  @TempDir Path folder;
  private WebAppDatabase pets;

  @BeforeEach
  void fill() {
    pets = WebAppDatabase.migrated(folder);
    Operations.fill(pets);
  }

  @Test
  void theDatabaseThenRefusesPetsWithoutTraitsAndMalformedOnes() {
    EnforceOutcome.Enforced enforced =
        assertInstanceOf(EnforceOutcome.Enforced.class, enforce(pets));
    assertEquals(92, enforced.pets());
    assertEquals(List.of("traits-required", "traits-checked"), ids(enforced.changesets()));
    pets.execute(newPet("with", TraitText.of("with")));
    assertRefused("NOT NULL constraint failed: Pet.traits", NEW_PET.formatted("", "without", ""));
    assertRefused("Pet_traits_check", newPet("malformed", "{}"));
    assertRefused("Pet_traits_check", newPet("no JSON", "{"));
    assertRefused("Pet_traits_check", "UPDATE Pet SET traits = x'7b7d'");
    assertRefused("NOT NULL", "UPDATE Pet SET traits = NULL");
    pets.execute("UPDATE Pet SET name = 'other', traits = traits || ' '");
  }

  @Test
  void theRunIsInTheJournal() {
    enforce(pets);
    relax(pets);
    assertEquals(
        List.of("backfill|completed|0", "enforce|completed|92", "relax|completed|0"),
        pets.query("SELECT command, outcome, unchanged FROM petshell_run"));
  }

  @Test
  void aPetWithoutValidTraitsIsNamedAndNothingIsChanged() {
    pets.execute(
        "UPDATE Pet SET traits = NULL WHERE rowid IN (2, 3)",
        "UPDATE Pet SET traits = CAST(traits AS BLOB) WHERE rowid = 5",
        "UPDATE Pet SET traits = '{}' WHERE rowid = 7");
    List<String> before = pets.query("SELECT * FROM sqlite_master");
    PetShellException refused = assertThrows(PetShellException.class, () -> enforce(pets));
    assertEquals(Kind.PENDING, refused.kind());
    List<String> lacking =
        pets.query("SELECT id FROM Pet WHERE rowid IN (2, 3, 5, 7) ORDER BY rowid");
    assertEquals(
        "4 of 92 pets have no valid traits (2 missing, 2 invalid): \""
            + String.join("\", \"", lacking)
            + "\"; run backfill and regen --state invalid first",
        refused.getMessage());
    assertEquals(before, pets.query("SELECT * FROM sqlite_master"));
    assertEquals(List.of("1"), pets.query("SELECT count(*) FROM petshell_run"));
  }

  @Test
  void aPetInsertedWithoutTraitsDuringTheCheckIsFound() {
    pets.execute("PRAGMA journal_mode = WAL");
    RecordedProgress progress =
        new RecordedProgress() {
          @Override
          public void rows(long done, long total, long failed, int batch) {
            if (lines.isEmpty()) {
              pets.execute(NEW_PET.formatted("", "late", ""));
            }
            super.rows(done, total, failed, batch);
          }
        };
    try (Database database = pets.open(Access.WRITE)) {
      Enforce enforce =
          new Enforce(Operations.on(database, "enforce", new Cancellation(), progress));
      PetShellException refused = assertThrows(PetShellException.class, enforce::run);
      assertEquals(Kind.PENDING, refused.kind());
      assertTrue(refused.getMessage().contains("1 of 93 pets"), refused.getMessage());
      assertTrue(refused.getMessage().contains("\"late\""), refused.getMessage());
    }
    assertFalse(state().enforced());
  }

  @Test
  void aPetWhoseTraitsOnlyTheWebAppCanReadIsNamed() {
    String twice = TraitText.of("twice").replaceFirst("\\{", "{\"rarity\":1,");
    pets.execute(newPet("twice", twice));
    List<String> before = pets.query("SELECT * FROM sqlite_master");
    PetShellException refused = assertThrows(PetShellException.class, () -> enforce(pets));
    assertEquals(Kind.PENDING, refused.kind());
    assertTrue(refused.getMessage().contains("\"twice\""), refused.getMessage());
    assertEquals(before, pets.query("SELECT * FROM sqlite_master"));
  }

  @Test
  void whatIsEnforcedAlreadyIsLeftAsItIs() throws IOException {
    enforce(pets);
    byte[] before = Files.readAllBytes(pets.file());
    assertInstanceOf(EnforceOutcome.AlreadyEnforced.class, enforce(pets));
    assertArrayEquals(before, Files.readAllBytes(pets.file()));
  }

  @Test
  void relaxingWhatIsNotEnforcedChangesNothing() throws IOException {
    byte[] before = Files.readAllBytes(pets.file());
    assertInstanceOf(Relax.NotEnforced.class, relax(pets));
    assertArrayEquals(before, Files.readAllBytes(pets.file()));
  }

  @Test
  void nothingButTheColumnsConstraintsChanges() {
    pets.execute(
        "CREATE TABLE seen (petId TEXT)",
        "CREATE TRIGGER watch AFTER UPDATE OF name ON Pet BEGIN INSERT INTO seen VALUES (NEW.id); END",
        "CREATE VIEW named AS SELECT id, name FROM Pet",
        "CREATE INDEX by_rarity ON Pet (json_extract(traits, '$.rarity'))");
    List<String> schema = pets.query(SCHEMA);
    List<String> rows = pets.query(ROWS);
    List<String> keys = pets.query("SELECT * FROM pragma_foreign_key_list('Pet')");
    enforce(pets);
    List<String> enforced = pets.query(SCHEMA);
    enforced.removeIf(line -> line.startsWith("table|Pet|"));
    List<String> others = pets.query(SCHEMA);
    others.removeIf(line -> line.startsWith("table|Pet|"));
    assertEquals(others, enforced);
    assertEquals(rows, pets.query(ROWS));
    assertEquals(keys, pets.query("SELECT * FROM pragma_foreign_key_list('Pet')"));
    assertEquals(List.of("ok"), pets.query("PRAGMA integrity_check"));
    relax(pets);
    assertEquals(schema, pets.query(SCHEMA));
    assertEquals(rows, pets.query(ROWS));
  }

  @Test
  void enforcingRelaxingAndEnforcingWorksInOneProcess() {
    for (int i = 0; i < 3; i++) {
      assertInstanceOf(EnforceOutcome.Enforced.class, enforce(pets));
      assertTrue(state().enforced());
      assertInstanceOf(Relax.Relaxed.class, relax(pets));
      assertFalse(state().enforced());
    }
  }

  private static List<String> all(SchemaScript script) {
    return script.statements().stream().map(SchemaScript.Statement::sql).toList();
  }

  @Test
  void aDryRunShowsTheSqlThatDoesTheSame() throws IOException {
    byte[] before = Files.readAllBytes(pets.file());
    List<String> sql;
    try (Database database = pets.open(Access.READ)) {
      sql = all(new Enforce(Operations.on(database, "enforce")).sql());
    }
    assertArrayEquals(before, Files.readAllBytes(pets.file()));
    assertTrue(
        sql.contains("ALTER TABLE \"Pet\" ALTER COLUMN \"traits\" SET NOT NULL;"), sql.toString());
    pets.execute(sql.toArray(String[]::new));
    assertTrue(state().enforced());
    assertInstanceOf(EnforceOutcome.AlreadyEnforced.class, enforce(pets));
    try (Database database = pets.open(Access.READ)) {
      sql = all(new Relax(Operations.on(database, "relax")).sql());
    }
    assertEquals(
        List.of(
            "ALTER TABLE \"Pet\" DROP CONSTRAINT \"Pet_traits_check\";",
            "ALTER TABLE \"Pet\" ALTER COLUMN \"traits\" DROP NOT NULL;"),
        sql.stream().filter(line -> line.startsWith("ALTER")).toList());
    pets.execute(sql.toArray(String[]::new));
    assertInstanceOf(Relax.NotEnforced.class, relax(pets));
  }

  @Test
  void migrateNeverEnforces() {
    try (Database database = pets.open(Access.WRITE)) {
      Migrations migrations = new Migrations(database, message -> {});
      assertEquals(SchemaScript.NONE, migrations.migrateSql((copy, note) -> {}));
      assertEquals(List.of(), migrations.migrate((written, note) -> {}));
      assertEquals(List.of(), migrations.state().pending());
    }
    assertFalse(state().enforced());
  }

  @Test
  void aRollbackTakesTheConstraintsBackBeforeTheColumn() {
    enforce(pets);
    try (Database database = pets.open(Access.WRITE)) {
      Migrations migrations = new Migrations(database, message -> {});
      List<Changeset> plan = RollbackPlan.of(migrations.state(), new RollbackPlan.LastMigrate());
      assertEquals(List.of("traits-checked", "traits-required", "traits-column"), ids(plan));
      assertEquals(
          List.of("traits-checked"),
          ids(RollbackPlan.of(migrations.state(), new RollbackPlan.Last(1))));
      database.write(
          () -> {
            migrations.rollback(plan);
            return plan;
          });
      assertFalse(migrations.state().traitsColumn());
      migrations.migrate((written, note) -> {});
    }
    Operations.fill(pets);
    assertInstanceOf(EnforceOutcome.Enforced.class, enforce(pets));
  }

  @Test
  void anAdoptedColumnCanBeEnforcedAndRelaxedButNotRolledBack(@TempDir Path other) {
    WebAppDatabase adopted = WebAppDatabase.demo(other);
    adopted.execute("ALTER TABLE Pet ADD COLUMN traits TEXT");
    adopted.migrate();
    Operations.fill(adopted);
    List<String> schema = adopted.query(SCHEMA);
    enforce(adopted);
    try (Database database = adopted.open(Access.WRITE)) {
      Migrations migrations = new Migrations(database, message -> {});
      PetShellException refused =
          assertThrows(
              PetShellException.class,
              () -> RollbackPlan.of(migrations.state(), new RollbackPlan.LastMigrate()));
      assertEquals(Kind.REFUSED, refused.kind());
    }
    assertInstanceOf(Relax.Relaxed.class, relax(adopted));
    assertEquals(schema, adopted.query(SCHEMA));
  }

  @Test
  void whatTheWebAppHadDemandedBeforeIsNotDropped() {
    pets.execute("ALTER TABLE Pet ALTER COLUMN traits SET NOT NULL");
    List<String> schema = pets.query(SCHEMA);
    enforce(pets);
    relax(pets);
    assertEquals(schema, pets.query(SCHEMA));
    assertInstanceOf(EnforceOutcome.Enforced.class, enforce(pets));
  }

  @Test
  void constraintsThatAMigrationOfTheWebAppDroppedCanBeEnforcedAgainOrRelaxed() {
    String relaxed = pets.query("SELECT sql FROM sqlite_master WHERE name = 'Pet'").get(0);
    enforce(pets);
    buildAnew(relaxed);
    assertFalse(state().enforced());
    assertEquals(
        List.of("traits-required", "traits-checked"),
        state().lost().stream().map(Changeset::id).toList());
    assertInstanceOf(EnforceOutcome.Enforced.class, enforce(pets));
    assertTrue(state().enforced());
    buildAnew(relaxed);
    assertInstanceOf(Relax.Relaxed.class, relax(pets));
    assertEquals(List.of(), state().lost());
    try (Database database = pets.open(Access.WRITE)) {
      Migrations migrations = new Migrations(database, message -> {});
      assertEquals(
          Kind.REFUSED,
          assertThrows(
                  PetShellException.class,
                  () -> RollbackPlan.of(migrations.state(), new RollbackPlan.LastMigrate()))
              .kind());
      database.write(new OwnTables(database, message -> {})::drop);
      assertTrue(migrations.state().traitsColumn());
    }
  }

  /** As the web app's ORM changes tables: a new one is made, filled, and takes the old name. */
  private void buildAnew(String definition) {
    pets.execute(
        "PRAGMA foreign_keys = OFF",
        definition.replaceFirst("\"Pet\"", "\"new_Pet\"").replace(" /* petshell */", ""),
        "INSERT INTO new_Pet SELECT * FROM Pet",
        "DROP TABLE Pet",
        "ALTER TABLE new_Pet RENAME TO Pet");
  }

  @Test
  void traitsCanStillBeReplacedAndAnOldNullIsRefusedForItsRowAlone() {
    enforce(pets);
    pets.execute(newPet("new", TraitText.of("other")));
    try (Database database = pets.open(Access.WRITE)) {
      PetDao dao = database.dao(PetDao.class);
      StoredTime now = StoredTime.of(Operations.on(database).clock().instant());
      int replaced =
          database.write(
              () ->
                  dao.replaceTraits(
                      "new",
                      new StoredTraits(TraitText.of("other")),
                      TraitGenerator.generate("new"),
                      now));
      assertEquals(1, replaced);
      StoreException refused =
          assertThrows(
              StoreException.class,
              () ->
                  database.write(
                      () ->
                          dao.replaceTraits(
                              "new", new StoredTraits(TraitText.of("new")), null, now)));
      assertEquals(StoreException.Reason.ROW, refused.reason());
    }
    assertEquals(
        List.of(TraitText.of("new")), pets.query("SELECT traits FROM Pet WHERE id = 'new'"));
  }

  @Test
  void undoingARegenerationOfMissingTraitsFailsForThoseRowsAlone() {
    pets.execute(
        "UPDATE Pet SET traits = NULL WHERE rowid = 2",
        "UPDATE Pet SET traits = ' ' || traits WHERE rowid = 3");
    long run;
    try (Database database = pets.open(Access.WRITE)) {
      run =
          new Regenerate(Operations.on(database, "regen"))
              .run(EnumSet.of(TraitState.MISSING, TraitState.FORMATTED))
              .run()
              .orElseThrow();
    }
    enforce(pets);
    try (Database database = pets.open(Access.WRITE)) {
      Undo.Outcome undone = new Undo(Operations.on(database, "undo"), run).run();
      assertEquals(1, undone.counts().changed());
      assertEquals(1, undone.counts().failed());
    }
    assertEquals(
        List.of("1|{"),
        pets.query(
            "SELECT substr(traits, 1, 1) = ' ', trim(substr(traits, 1, 2)) FROM Pet WHERE rowid = 3"));
    assertEquals(List.of("{"), pets.query("SELECT substr(traits, 1, 1) FROM Pet WHERE rowid = 2"));
  }

  /** The web app's own SQLite is older than the one that added the constraints. */
  @Test
  void anOlderSqliteReadsWritesAndIsRefused() throws IOException, InterruptedException {
    enforce(pets);
    assumeTrue(sqlite3("SELECT sqlite_version() < '3.53'").equals("1"), "no older sqlite3 here");
    assertEquals("92", sqlite3("SELECT count(json_valid(traits)) FROM Pet"));
    assertEquals("", sqlite3(newPet("old", TraitText.of("old")) + "; UPDATE Pet SET health = 3"));
    assertTrue(
        sqlite3(NEW_PET.formatted("", "without", ""))
            .contains("NOT NULL constraint failed: Pet.traits"));
    assertTrue(
        sqlite3("UPDATE Pet SET traits = json_set(traits, '$.rarity', 'odd')")
            .contains("CHECK constraint failed: Pet_traits_check"));
    assertEquals("ok", sqlite3("PRAGMA integrity_check"));
    assertEquals(List.of("93"), pets.query("SELECT count(*) FROM Pet WHERE health = 3"));
    relax(pets);
    assertEquals("", sqlite3(NEW_PET.formatted("", "without", "")));
  }

  /** Returns what the system's own sqlite3 says, or nothing where there is none. */
  private String sqlite3(String sql) throws IOException, InterruptedException {
    if (!TestProcess.isInstalled("sqlite3")) {
      return "";
    }
    Path output = folder.resolve("sqlite3.txt");
    Process process =
        TestProcess.builder("sqlite3", pets.file().toString(), sql)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.waitFor();
    return Files.readString(output).strip();
  }

  @Test
  void aStopIsHeededBetweenPetsAndChangesNothing() {
    Cancellation cancellation = new Cancellation();
    cancellation.request();
    try (Database database = pets.open(Access.WRITE)) {
      Enforce enforce =
          new Enforce(Operations.on(database, "enforce", cancellation, new RecordedProgress()));
      assertEquals(Kind.INTERRUPTED, assertThrows(PetShellException.class, enforce::run).kind());
    }
    assertFalse(state().enforced());
  }

  private static String newPet(String id, String traits) {
    return NEW_PET.formatted(", traits", id, ", '" + traits.replace("'", "''") + "'");
  }

  private void assertRefused(String why, String statement) {
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> pets.execute(statement));
    assertTrue(refused.getMessage().contains(why), refused.getMessage());
  }

  private SchemaState state() {
    try (Database database = pets.open(Access.READ)) {
      return new Migrations(database, message -> {}).state();
    }
  }

  private static EnforceOutcome enforce(WebAppDatabase pets) {
    try (Database database = pets.open(Access.WRITE)) {
      return new Enforce(Operations.on(database, "enforce")).run();
    }
  }

  private static Relax.Outcome relax(WebAppDatabase pets) {
    try (Database database = pets.open(Access.WRITE)) {
      return new Relax(Operations.on(database, "relax")).run();
    }
  }

  private static List<String> ids(List<Changeset> changesets) {
    return changesets.stream().map(Changeset::id).toList();
  }
}

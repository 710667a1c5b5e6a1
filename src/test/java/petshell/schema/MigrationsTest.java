package petshell.schema;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.SchemaText;
import petshell.store.WebAppDatabase;

class MigrationsTest {
  private static final String SCHEMA =
      "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2";
  private static final String PETS =
      "SELECT id, name, userId, health, createdAt, updatedAt FROM Pet ORDER BY id";

  @TempDir Path folder;
  private final List<String> messages = new ArrayList<>();

  @Test
  void migrateAddsTheColumnAndTheJournalOnce() {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    assertEquals(List.of("baseline", "journal", "traits-column"), migrate(pets));
    assertEquals(List.of(), migrate(pets));
    assertEquals(
        List.of("baseline|MARK_RAN", "journal|EXECUTED", "traits-column|EXECUTED"),
        pets.query("SELECT id, exectype FROM DATABASECHANGELOG ORDER BY orderexecuted"));
    assertEquals(
        List.of("TEXT|0|null"),
        pets.query(
            "SELECT type, \"notnull\", dflt_value FROM pragma_table_info('Pet') WHERE name = 'traits'"));
  }

  @Test
  void aDryRunShowsTheSqlAndLeavesTheFileAsItWas() throws IOException {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    byte[] before = Files.readAllBytes(pets.file());
    try (Database database = pets.open(Access.READ)) {
      List<String> sql =
          all(new Migrations(database, messages::add).migrateSql((copy, note) -> {}));
      assertTrue(
          sql.contains("ALTER TABLE \"Pet\" ADD COLUMN \"traits\" /* petshell */ TEXT;"),
          sql.toString());
      assertFalse(sql.toString().contains("CREATE TABLE \"User\""), sql.toString());
    }
    assertArrayEquals(before, Files.readAllBytes(pets.file()));
  }

  private static List<String> all(SchemaScript script) {
    return script.statements().stream().map(SchemaScript.Statement::sql).toList();
  }

  @Test
  void eachStatementIsOfItsChangesetOrOfLiquibasesBooks() {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    try (Database database = pets.open(Access.READ)) {
      Migrations migrations = new Migrations(database, messages::add);
      List<Changeset> pending = migrations.state().pending();
      SchemaScript script = migrations.migrateSql((copy, note) -> {});
      Map<String, Integer> counts = new LinkedHashMap<>();
      pending.forEach(one -> counts.put(one.id(), script.of(one).size()));
      assertEquals(Map.of("baseline", 0, "journal", 3, "traits-column", 1), counts);
      assertEquals(
          List.of(),
          script.changes().stream().filter(sql -> sql.contains("DATABASECHANGELOG")).toList());
      assertTrue(script.bookkeeping().stream().allMatch(sql -> sql.contains("DATABASECHANGELOG")));
      assertEquals(
          script.statements().size(), script.changes().size() + script.bookkeeping().size());
    }
  }

  @Test
  void theChangelogHasWordsForEachChangeset() {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    try (Database database = pets.open(Access.READ)) {
      for (Changeset one : ChangeLog.of(database).changesets()) {
        assertFalse(one.applying().isBlank() || one.rollingBack().isBlank(), one.id());
      }
    }
  }

  @Test
  void theSqlOfADryRunDoesWhatMigrateDoes() {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    try (Database database = pets.open(Access.READ)) {
      pets.execute(
          all(new Migrations(database, messages::add).migrateSql((copy, note) -> {}))
              .toArray(String[]::new));
    }
    assertEquals(List.of(), migrate(pets));
  }

  @Test
  void aRollbackAndUninstallLeaveTheDatabaseAsItWas() {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    List<String> schema = pets.query(SCHEMA);
    List<String> rows = pets.query(PETS);
    migrate(pets);
    try (Database database = pets.open(Access.WRITE)) {
      Migrations migrations = new Migrations(database, messages::add);
      assertThrows(
          PetShellException.class,
          () -> database.write(new OwnTables(database, messages::add)::drop));
      List<Changeset> plan = RollbackPlan.of(migrations.state(), new RollbackPlan.LastMigrate());
      assertEquals(List.of("traits-column"), plan.stream().map(Changeset::id).toList());
      assertTrue(
          migrations
              .rollbackSql(plan, (copy, note) -> {})
              .of(plan.get(0))
              .contains("ALTER TABLE \"Pet\" DROP COLUMN \"traits\";"));
      database.write(
          () -> {
            migrations.rollback(plan);
            return plan;
          });
      assertTrue(database.schema().hasTable("petshell_run"));
      assertEquals(List.of(), RollbackPlan.of(migrations.state(), new RollbackPlan.LastMigrate()));
      database.write(new OwnTables(database, messages::add)::drop);
    }
    assertEquals(schema, pets.query(SCHEMA));
    assertEquals(rows, pets.query(PETS));
  }

  @Test
  void migrateRollbackAndMigrateAgainWorkInOneProcess() {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    for (int i = 0; i < 3; i++) {
      assertTrue(migrate(pets).contains("traits-column"));
      try (Database database = pets.open(Access.WRITE)) {
        Migrations migrations = new Migrations(database, messages::add);
        List<Changeset> plan = RollbackPlan.of(migrations.state(), new RollbackPlan.Last(1));
        database.write(
            () -> {
              migrations.rollback(plan);
              return plan;
            });
        assertFalse(migrations.state().traitsColumn());
      }
    }
  }

  @Test
  void aColumnThatTheWebAppMadeIsAdoptedAndNeverRolledBack() {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    pets.execute("ALTER TABLE Pet ADD COLUMN traits TEXT");
    migrate(pets);
    try (Database database = pets.open(Access.WRITE)) {
      Migrations migrations = new Migrations(database, messages::add);
      PetShellException refused =
          assertThrows(
              PetShellException.class,
              () -> RollbackPlan.of(migrations.state(), new RollbackPlan.LastMigrate()));
      assertEquals(PetShellException.Kind.REFUSED, refused.kind());
      assertEquals(5, database.write(new OwnTables(database, messages::add)::drop).size());
    }
    assertEquals(
        List.of("1"),
        pets.query("SELECT count(*) FROM pragma_table_info('Pet') WHERE name = 'traits'"));
  }

  @Test
  void aLockRowOfAKilledProcessIsReleasedWithALine() {
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    pets.execute(
        "UPDATE DATABASECHANGELOGLOCK SET LOCKED = 1, LOCKEDBY = 'dead host', LOCKGRANTED = '2026-01-01'",
        "DELETE FROM DATABASECHANGELOG WHERE id = 'traits-column'",
        "ALTER TABLE Pet DROP COLUMN traits");
    assertEquals(List.of("traits-column"), migrate(pets));
    assertEquals(
        List.of("Released Liquibase's lock, which a killed process left: dead host"), messages);
    assertEquals(List.of("0"), pets.query("SELECT LOCKED FROM DATABASECHANGELOGLOCK"));
  }

  @Test
  void aFailureWithinTheTransactionLeavesNothingBehind() {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    List<String> schema = pets.query(SCHEMA);
    try (Database database = pets.open(Access.WRITE)) {
      Migrations migrations = new Migrations(database, messages::add);
      assertThrows(
          IllegalStateException.class,
          () ->
              migrations.migrate(
                  (written, note) -> {
                    throw new IllegalStateException("after the changes");
                  }));
    }
    assertEquals(schema, pets.query(SCHEMA));
  }

  @Test
  void theChangesetsAreThoseThatLiquibaseSees() {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    migrate(pets);
    try (Database database = pets.open(Access.READ)) {
      assertEquals(
          ChangeLog.of(database).changesets().stream()
              .filter(one -> one.context() != Changeset.Context.DEMO)
              .filter(one -> one.context() != Changeset.Context.CONTRACT)
              .map(one -> one.id() + '|' + one.file())
              .toList(),
          pets.query("SELECT id, filename FROM DATABASECHANGELOG ORDER BY orderexecuted"));
    }
  }

  @Test
  void changesetsThatAreAppliedSomewhereKeepTheirChecksumsAndFiles() throws IOException {
    assertEquals(
        List.of(
            "baseline|changelog/001-baseline.sql|9:60e98a408bc119d9d751e780ddc23047",
            "demo|changelog/002-demo.sql|9:3a0215b9ca0683fbd9914c6357aede51",
            "journal|changelog/003-journal.sql|9:591770ba9d123a3565478ca1d9d91edf",
            "traits-column|changelog/004-traits-column.sql|9:6bc23d4d10786c1e08da502bc3df565f",
            "traits-required|changelog/005-enforce.sql|9:c0074034a79fd1fdff2a32e7b995dc62",
            "traits-checked|changelog/005-enforce.sql|9:a70ee0caa5e4be337c03db5ffb82909f"),
        enforced()
            .query("SELECT id, filename, md5sum FROM DATABASECHANGELOG ORDER BY orderexecuted"));
  }

  @Test
  void theEnginesOwnSqlIsThatOfItsChangelog() throws IOException {
    WebAppDatabase pets = enforced();
    try (Database database = pets.open(Access.READ)) {
      SchemaText text = database.services().schemaText();
      assertEquals(
          text.ownTables().stream().map(SchemaText.Table::creation).toList(),
          pets.query(
              "SELECT sql FROM sqlite_master WHERE type = 'table' AND name LIKE 'petshell_%' ORDER BY rowid"));
      for (SchemaText.Table table : text.ownTables()) {
        assertEquals(
            table.columns().stream()
                .map(one -> one.name() + '|' + one.type() + '|' + (one.required() ? 1 : 0))
                .toList(),
            pets.query(
                "SELECT name, type, \"notnull\" FROM pragma_table_info('"
                    + table.name()
                    + "') ORDER BY cid"));
      }
      String definition = pets.query("SELECT sql FROM sqlite_master WHERE name = 'Pet'").get(0);
      assertTrue(
          definition.contains(
              "CONSTRAINT \"Pet_traits_check\" CHECK (" + text.traitsCondition() + ")"),
          definition);
      assertTrue(definition.contains("\"traits\" /* petshell */ TEXT NOT NULL"), definition);
    }
  }

  /** Makes a database in which every changeset is applied. */
  private WebAppDatabase enforced() throws IOException {
    WebAppDatabase pets = WebAppDatabase.at(Files.createFile(folder.resolve("new.db")));
    try (Database database = pets.open(Access.WRITE)) {
      new Migrations(database, messages::add).initialise(true);
    }
    migrate(pets);
    pets.execute("DELETE FROM Pet");
    try (Database database = pets.open(Access.WRITE)) {
      Enforcement enforcement = new Enforcement(database, messages::add);
      enforcement.parts().forEach(part -> database.write(() -> enforcement.apply(part)));
    }
    return pets;
  }

  private List<String> migrate(WebAppDatabase pets) {
    try (Database database = pets.open(Access.WRITE)) {
      return new Migrations(database, messages::add)
          .migrate((written, note) -> {}).stream().map(Changeset::id).toList();
    }
  }
}

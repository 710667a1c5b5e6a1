package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.job.BatchSize;
import petshell.job.Operations;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.BackfillOutcome;
import petshell.store.Access;
import petshell.store.Cursor;
import petshell.store.Database;
import petshell.store.Page;
import petshell.store.PetKey;
import petshell.store.PetShellException;
import petshell.store.Slot;
import petshell.store.Spread;
import petshell.store.StoredTime;
import petshell.store.TraitsDao;
import petshell.store.TraitsDao.PageRequest;
import petshell.store.TraitsDao.Written;
import petshell.trait.TraitText;

/** What petshell does on the coordinator of a Citus cluster, as far as a plain server plays one. */
class PostgresCitusTest {
  private static final StoredTime NOW =
      new StoredTime("2026-02-08T09:11:11.158+00:00", 1_770_541_871_158L);
  private static final String PLACES =
      "SELECT logicalrelid::text, partmethod, partkey, repmodel, colocationid"
          + " FROM pg_dist_partition WHERE logicalrelid::text LIKE 'petshell%' ORDER BY 1";

  @TempDir Path folder;
  private Optional<PostgresTestDatabase> made = Optional.empty();

  @AfterEach
  void close() {
    made.ifPresent(PostgresTestDatabase::close);
  }

  private PostgresTestDatabase with(PostgresTestDatabase pets) {
    made = Optional.of(pets);
    return pets;
  }

  @Test
  void ownTablesAreMadeWhereTheyBelong() {
    PostgresTestDatabase pets = with(PlayedCitus.spread(folder));
    pets.migrate();
    assertEquals(
        List.of(
            "petshell_quarantine|h|petId|s|2",
            "petshell_replaced|h|petId|s|2",
            "petshell_run|n|null|t|1",
            "petshell_share|n|null|s|0",
            "petshell_slot|n|null|s|0"),
        pets.query(PLACES));
    try (Database database = pets.open(Access.WRITE)) {
      assertEquals(List.of(), database.placement());
    }
  }

  @Test
  void aTableThatIsMadeAnewIsPlacedToo() {
    PostgresTestDatabase pets = with(PlayedCitus.spread(folder));
    pets.migrate();
    pets.execute(
        "DELETE FROM pg_dist_partition WHERE logicalrelid = 'petshell_quarantine'::regclass",
        "DROP TABLE petshell_quarantine");
    pets.migrate();
    assertEquals(5, pets.query(PLACES).size());
  }

  @Test
  void withoutTheCoordinatorInTheMetadataItsOwnTablesStayLocal() {
    PostgresTestDatabase pets = with(PlayedCitus.spread(folder));
    PlayedCitus.asOwner(pets, "DELETE FROM pg_catalog.pg_dist_node WHERE groupid = 0");
    pets.migrate();
    assertEquals(3, pets.query(PLACES).size());
  }

  @Test
  void whereThePetsAreNotSpreadNothingElseIs() {
    PostgresTestDatabase pets = with(PlayedCitus.demo(folder));
    pets.migrate();
    assertEquals(List.of(), pets.query(PLACES));
    try (Database database = pets.open(Access.READ)) {
      Spread spread = database.spread().orElseThrow();
      assertEquals(new Spread.Place("Pet", "on the coordinator only"), spread.tables().get(0));
      assertTrue(spread.trouble().orElseThrow().contains("create_distributed_table"));
    }
  }

  @Test
  void howTheTablesLieIsShown() {
    PostgresTestDatabase pets = with(PlayedCitus.spread(folder));
    try (Database database = pets.open(Access.READ)) {
      assertEquals(
          Optional.of(
              new Spread(
                  List.of(
                      new Spread.Place("Pet", "by id, 4 shards on 2 nodes"),
                      new Spread.Place(
                          "PetTrait", "by petId, 4 shards on 2 nodes, beside the pets"),
                      new Spread.Place("User", "whole on each node"),
                      new Spread.Place("Trait", "whole on each node")),
                  Optional.empty())),
          database.spread());
    }
  }

  @Test
  void petsThatAreSpreadByAnotherColumnAreATrouble() {
    PostgresTestDatabase pets = with(PlayedCitus.demo(folder));
    pets.execute(
        "SELECT create_reference_table('\"User\"')",
        "ALTER TABLE \"PetTrait\" DROP CONSTRAINT \"PetTrait_petId_fkey\"",
        "ALTER TABLE \"Pet\" DROP CONSTRAINT \"Pet_pkey\"",
        "ALTER TABLE \"Pet\" ADD PRIMARY KEY (\"id\", \"userId\")",
        "SELECT create_distributed_table('\"Pet\"', 'userId')");
    try (Database database = pets.open(Access.READ)) {
      Spread spread = database.spread().orElseThrow();
      assertEquals("by userId, 4 shards on 2 nodes", spread.tables().get(0).where());
      assertTrue(spread.trouble().orElseThrow().contains("alter_distributed_table"));
    }
  }

  @Test
  void aPlainServerIsOnePlace() {
    PostgresTestDatabase pets = with(PostgresTestDatabase.demo(folder));
    try (Database database = pets.open(Access.WRITE)) {
      assertEquals(Optional.empty(), database.spread());
      assertEquals(List.of(), database.placement());
    }
  }

  @Test
  void aWorkerIsReadAndNeverWritten() {
    PostgresTestDatabase pets = with(PlayedCitus.spread(folder));
    PlayedCitus.asOwner(pets, "UPDATE pg_catalog.pg_dist_local_group SET groupid = 1");
    PetShellException refused =
        assertThrows(PetShellException.class, () -> pets.open(Access.WRITE));
    assertTrue(refused.problem().contains("it is a worker of a Citus cluster"), refused.problem());
    assertEquals(Optional.of("name the coordinator"), refused.hint());
    try (Database database = pets.open(Access.READ)) {
      assertEquals("Citus", database.product());
    }
  }

  @Test
  void sessionsThatWriteSendTheirTimeoutsToAllNodes() throws Exception {
    PostgresTestDatabase pets = with(PlayedCitus.spread(folder));
    for (Access access : Access.values()) {
      try (Database database = pets.open(access);
          java.sql.Statement statement = database.connection().createStatement();
          java.sql.ResultSet row =
              statement.executeQuery(
                  "SELECT current_setting('citus.propagate_set_commands', true)")) {
        row.next();
        assertEquals(access == Access.WRITE, "local".equals(row.getString(1)));
      }
    }
    assertEquals(
        "SET LOCAL lock_timeout = '5000ms'",
        new PostgresCitus().startOfWrite(Map.of("lock_timeout", "5000ms")));
  }

  @Test
  void eachStatementWritesToOneShardAndNoMoreRowsThanItMay() {
    PostgresTestDatabase pets = with(PlayedCitus.spread(folder));
    pets.migrate();
    PlayedCitus.noteUpdates(pets);
    try (Database database = pets.open(Access.WRITE);
        TraitsDao traits = database.traits()) {
      int rows = traits.statementRows(10);
      assertEquals(40, rows);
      Optional<Cursor> from = Optional.empty();
      do {
        PageRequest request = new PageRequest(from, rows, OptionalLong.empty());
        Page<PetKey> page = database.read(() -> traits.page(request));
        assertEquals(
            page.rows().stream().map(any -> Written.STORED).toList(),
            database.write(() -> traits.fill(traits.prepare(page.rows(), TraitText::of), NOW)));
        from = page.next();
      } while (from.isPresent());
      for (String id : pets.query("SELECT \"id\" FROM \"Pet\"")) {
        assertEquals(
            TraitText.of(id),
            database
                .read(() -> traits.stored(new PostgresPetKey(id)))
                .orElseThrow()
                .value()
                .toString());
      }
    }
    assertEquals(
        List.of("92|1|t"), pets.query("SELECT sum(pets), max(shards), max(pets) <= 10 FROM sent"));
  }

  @Test
  void aBackfillSendsNoStatementToTwoShards() {
    PostgresTestDatabase pets = with(PlayedCitus.spread(folder));
    pets.migrate();
    PlayedCitus.noteUpdates(pets);
    try (Database database = pets.open(Access.WRITE)) {
      BackfillOptions options =
          new BackfillOptions(
              new BatchSize.Fixed(10),
              OptionalLong.of(70),
              Duration.ZERO,
              false,
              BackfillOptions.DEFAULT_MAX_ERRORS,
              Optional.empty(),
              Optional.empty());
      BackfillOutcome outcome = new Backfill(Operations.on(database, "backfill"), options).run();
      assertEquals(70, outcome.counts().changed());
      assertEquals(2, outcome.counts().batches());
    }
    assertEquals(
        List.of("70|1|t"), pets.query("SELECT sum(pets), max(shards), max(pets) <= 10 FROM sent"));
    assertEquals(List.of("70"), pets.query("SELECT count(\"traits\") FROM \"Pet\""));
  }

  @Test
  void whatCannotBeStoredIsNamedForItsOwnRow() {
    PostgresTestDatabase pets = with(PlayedCitus.spread(folder));
    pets.migrate();
    try (Database database = pets.open(Access.WRITE);
        TraitsDao traits = database.traits()) {
      List<PetKey> keys =
          database
              .read(() -> traits.page(new PageRequest(Optional.empty(), 92, OptionalLong.empty())))
              .rows();
      pets.execute(
          "UPDATE \"Pet\" SET \"traits\" = '{}' WHERE \"id\" = '" + keys.get(50).id() + "'");
      List<Written> expected = new ArrayList<>(keys.stream().map(any -> Written.STORED).toList());
      expected.set(50, Written.SKIPPED);
      assertEquals(
          expected, database.write(() -> traits.fill(traits.prepare(keys, TraitText::of), NOW)));
    }
  }

  @Test
  void slotsAreCutWithoutDrawingBlocks() {
    PostgresTestDatabase pets = with(PlayedCitus.spread(folder));
    pets.migrate();
    assertFalse(new PostgresCitus().sample(0.5).contains("TABLESAMPLE"));
    assertEquals(
        List.of("t"),
        pets.query("SELECT count(*) BETWEEN 30 AND 62 FROM " + new PostgresCitus().sample(0.5)));
    assertEquals(
        List.of("92"), pets.query("SELECT count(*) FROM " + new PostgresCitus().sample(1)));
    try (Database database = pets.open(Access.WRITE)) {
      List<String> bounds = database.read(() -> database.sharing().orElseThrow().bounds(4));
      assertEquals(3, bounds.size());
      List<Slot> slots =
          database.write(
              () -> {
                database.sharing().orElseThrow().dao().addSlots(1, bounds);
                return database.sharing().orElseThrow().dao().slots(1);
              });
      assertEquals(4, slots.size());
    }
  }

  @Test
  void aNodeThatIsLostForAMomentIsWaitedFor() {
    failsTwice("08006", "BEFORE UPDATE ON petshell_share FOR EACH ROW", "NEW");
  }

  @Test
  void aCommitThatMustBeDoneAgainIs() {
    failsTwice(
        "40001",
        "AFTER UPDATE ON petshell_share DEFERRABLE INITIALLY DEFERRED FOR EACH ROW",
        "NULL");
  }

  private void failsTwice(String state, String trigger, String returned) {
    PostgresTestDatabase pets = with(PostgresTestDatabase.migrated(folder));
    pets.execute(
        "CREATE SEQUENCE tries",
        "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF"
            + " nextval('tries') <= 2 THEN RAISE EXCEPTION 'again' USING ERRCODE = '"
            + state
            + "'; END IF; RETURN "
            + returned
            + "; END $$",
        "CREATE "
            + (trigger.startsWith("AFTER") ? "CONSTRAINT " : "")
            + "TRIGGER fail "
            + trigger
            + " EXECUTE FUNCTION fail()",
        "INSERT INTO petshell_share (\"number\", \"startedAt\", \"total\", \"members\")"
            + " VALUES (1, '', 0, '{1}')");
    try (Database database = pets.open(Access.WRITE)) {
      database.write(
          () -> {
            database.sharing().orElseThrow().dao().requestStop(1);
            return 1;
          });
    }
    assertEquals(
        List.of("{}|3"),
        pets.query("SELECT \"members\", nextval('tries') - 1 FROM petshell_share"));
  }

  @Test
  void anEngineWhoseLocksDoNotHoldIsOnlyRead() throws Exception {
    PostgresVariant variant = PostgresVariant.of("CockroachDB CCL v24.3.1 (x86_64)", false);
    PostgresTestDatabase pets = with(PostgresTestDatabase.demo(folder));
    try (java.sql.Connection connection = pets.connect()) {
      assertTrue(variant.noWrites(connection).orElseThrow().why().startsWith("CockroachDB grants"));
      assertEquals(
          Optional.empty(),
          PostgresVariant.of("PostgreSQL 15.20 on x86_64", false).noWrites(connection));
    }
  }
}

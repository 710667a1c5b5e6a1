package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetKey;
import petshell.store.PetShellException;
import petshell.store.StoreException;
import petshell.store.StoredTime;
import petshell.store.TraitsDao;
import petshell.store.TraitsDao.PageRequest;
import petshell.store.TraitsDao.Written;
import petshell.store.TraitsToStore;
import petshell.trait.GeneratedTraits;
import petshell.trait.TraitState;
import petshell.trait.TraitText;

/** What becomes of rows that are filled where somebody or something interferes. */
class PostgresFillTest {
  private static final StoredTime NOW =
      new StoredTime("2026-02-08T09:11:11.158+00:00", 1_770_541_871_158L);

  private PostgresScene scene;
  private Database database;
  private TraitsDao traits;
  private List<TraitsToStore> rows;

  @BeforeEach
  void make() {
    scene = PostgresScene.migrated();
    database = scene.open(Access.WRITE);
    traits = database.traits();
    rows = traits.prepare(firstKeys(), TraitText::of);
  }

  @AfterEach
  void close() {
    traits.close();
    database.close();
    scene.close();
  }

  private List<PetKey> firstKeys() {
    return database
        .read(() -> traits.page(new PageRequest(Optional.empty(), 5, OptionalLong.empty())))
        .rows();
  }

  private List<Written> fill() {
    return database.write(() -> traits.fill(rows, NOW));
  }

  private String id(int row) {
    return rows.get(row).key().id();
  }

  private void makeTrigger(String when, String body) {
    scene.execute(
        "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + body + " END $$",
        "CREATE TRIGGER t " + when + " ON \"Pet\" FOR EACH ROW EXECUTE FUNCTION f()");
  }

  @Test
  void whatIsStoredHasTheTimeInUtc() {
    assertEquals(Collections.nCopies(5, Written.STORED), fill());
    assertEquals(
        List.of("2026-02-08 09:11:11.158|5"),
        scene.query(
            "SELECT \"updatedAt\", count(*) FROM \"Pet\" WHERE \"traits\" IS NOT NULL GROUP BY 1"));
  }

  @Test
  void aTriggerThatDropsAnUpdateIsNamedForItsRowAlone() {
    makeTrigger(
        "BEFORE UPDATE", "IF NEW.\"id\" = '" + id(1) + "' THEN RETURN NULL; END IF; RETURN NEW;");
    assertEquals(
        List.of(Written.STORED, Written.IGNORED, Written.STORED, Written.STORED, Written.STORED),
        fill());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BEFORE UPDATE; NEW.\"traits\" := NULL; RETURN NEW;",
        "BEFORE UPDATE; NEW.\"traits\" := '{}'; RETURN NEW;",
        "BEFORE UPDATE; NEW.\"id\" := 'moved'; RETURN NEW;",
        "AFTER UPDATE OF \"traits\"; UPDATE \"Pet\" SET \"traits\" = NULL WHERE \"id\" = NEW.\"id\""
            + " AND \"traits\" IS NOT NULL; RETURN NULL;",
        "AFTER UPDATE; DELETE FROM \"Pet\" WHERE \"id\" = NEW.\"id\"; RETURN NULL;"
      })
  void whatATriggerUndoesIsNotKeptAndRolledBack(String trigger) {
    String[] parts = trigger.split("; ", 2);
    makeTrigger(
        parts[0], "IF NEW.\"id\" IN ('" + id(3) + "') THEN " + parts[1] + " END IF; RETURN NEW;");
    assertEquals(
        List.of(Written.STORED, Written.STORED, Written.STORED, Written.NOT_KEPT, Written.STORED),
        fill());
    assertEquals(
        List.of("t"),
        scene.query("SELECT \"traits\" IS NULL FROM \"Pet\" WHERE \"id\" = '" + id(3) + "'"));
  }

  @Test
  void aTriggerThatOnlyNotesChangesIsFine() {
    scene.execute("CREATE TABLE noted (id text)");
    makeTrigger("AFTER UPDATE", "INSERT INTO noted VALUES (NEW.\"id\"); RETURN NULL;");
    assertEquals(Collections.nCopies(5, Written.STORED), fill());
    assertEquals(List.of("5"), scene.query("SELECT count(*) FROM noted"));
  }

  @Test
  void aRuleThatDropsUpdatesIsFoundOut() {
    scene.execute("CREATE RULE r AS ON UPDATE TO \"Pet\" DO INSTEAD NOTHING");
    assertEquals(Collections.nCopies(5, Written.IGNORED), fill());
  }

  @Test
  void rowsThatAPolicyHidesAreAnErrorAndNeverLeftOut() {
    scene.execute(
        "DROP ROLE IF EXISTS petshell_policy",
        "CREATE ROLE petshell_policy LOGIN",
        "GRANT ALL ON ALL TABLES IN SCHEMA public TO petshell_policy",
        "ALTER TABLE \"Pet\" ENABLE ROW LEVEL SECURITY",
        "CREATE POLICY look ON \"Pet\" FOR SELECT USING (true)",
        "CREATE POLICY write ON \"Pet\" FOR UPDATE USING (\"id\" <> '" + id(0) + "')");
    try (Database limited =
            Database.open(
                scene.addressFor("petshell_policy"), PostgresScene.options(Access.WRITE));
        TraitsDao dao = limited.traits()) {
      StoreException refused =
          assertThrows(StoreException.class, () -> limited.write(() -> dao.fill(rows, NOW)));
      assertTrue(refused.getMessage().contains("row-level security"), refused.getMessage());
    }
    scene.execute("DROP OWNED BY petshell_policy", "DROP ROLE petshell_policy");
  }

  @Test
  void aRowThatAConstraintRefusesFailsTheBatchAsAFaultOfRows() {
    scene.execute(
        "ALTER TABLE \"Pet\" ADD CONSTRAINT c CHECK (\"traits\" IS NULL OR \"id\" <> '"
            + id(2)
            + "')");
    StoreException refused = assertThrows(StoreException.class, this::fill);
    assertEquals(StoreException.Reason.ROW, refused.reason());
    assertTrue(!refused.getMessage().contains(id(2)), refused.getMessage());
    assertEquals(
        List.of("0"), scene.query("SELECT count(*) FROM \"Pet\" WHERE \"traits\" IS NOT NULL"));
  }

  @Test
  void whatIsGoneOrFilledOrMovedMeanwhileIsSkipped() {
    scene.execute(
        "DELETE FROM \"Pet\" WHERE \"id\" = '" + id(0) + "'",
        "UPDATE \"Pet\" SET \"traits\" = '"
            + rows.get(1).traits()
            + "' WHERE \"id\" = '"
            + id(1)
            + "'",
        "UPDATE \"Pet\" SET \"id\" = 'another' WHERE \"id\" = '" + id(2) + "'",
        "UPDATE \"Pet\" SET \"traits\" = 'null' WHERE \"id\" = '" + id(3) + "'");
    assertEquals(
        List.of(Written.SKIPPED, Written.SKIPPED, Written.SKIPPED, Written.SKIPPED, Written.STORED),
        fill());
  }

  @ParameterizedTest
  @ValueSource(strings = {"timestamp(0)", "timestamptz", "text"})
  void whatIsStoredIsKnownWhereTheTimeIsKeptInAnotherForm(String type) {
    scene.execute(
        "ALTER TABLE \"Pet\" ALTER COLUMN \"updatedAt\" TYPE " + type,
        "UPDATE \"Pet\" SET \"traits\" = 'null' WHERE \"id\" = '" + id(3) + "'");
    try (TraitsDao dao = database.traits()) {
      assertEquals(
          List.of(Written.STORED, Written.STORED, Written.STORED, Written.SKIPPED, Written.STORED),
          database.write(() -> dao.fill(rows, NOW)));
    }
  }

  @Test
  void anIdMayBeAnyText() {
    String[] ids = {
      "", "NULL", "{a,b}", "\"quoted\" \\", "Zo\u00eb \ud83d\udc15", "i".repeat(2_000)
    };
    scene.update(
        """
        INSERT INTO "Pet" ("id", "name", "userId", "updatedAt")
        SELECT u.i, 'Mia', (SELECT min("id") FROM "User"), now() FROM unnest(?) AS u (i)
        """,
        ids);
    List<TraitsToStore> odd =
        traits.prepare(
            Stream.of(ids).<PetKey>map(PostgresPetKey::new).toList(), new GeneratedTraits());
    assertEquals(
        Collections.nCopies(ids.length, Written.STORED),
        database.write(() -> traits.fill(odd, NOW)));
    for (TraitsToStore one : odd) {
      assertEquals(
          TraitState.EXACT,
          database.read(() -> traits.stored(one.key())).orElseThrow().state(one.key().id()));
    }
  }

  @Test
  void anIdThatTheCollationTakesForAnotherIsNotThatOne() {
    scene.execute(
        "CREATE COLLATION anycase (provider = icu, locale = 'und-u-ks-level2', deterministic = false)",
        "ALTER TABLE \"PetTrait\" DROP CONSTRAINT \"PetTrait_petId_fkey\"",
        "ALTER TABLE \"Pet\" ALTER COLUMN \"id\" TYPE text COLLATE anycase",
        "UPDATE \"Pet\" SET \"id\" = upper(\"id\") WHERE \"id\" = '" + id(2) + "'");
    try (TraitsDao dao = database.traits()) {
      assertEquals(
          List.of(Written.STORED, Written.STORED, Written.SKIPPED, Written.STORED, Written.STORED),
          database.write(() -> dao.fill(rows, NOW)));
    }
  }

  @ParameterizedTest
  @CsvSource({"json, EXACT", "text, EXACT", "varchar, EXACT"})
  void aColumnOfAnotherTypeThatKeepsTextsIsFilledAsItIs(String type, TraitState state) {
    scene.execute(
        "ALTER TABLE \"Pet\" ALTER COLUMN \"traits\" TYPE "
            + type
            + " USING \"traits\"::text::"
            + type);
    try (TraitsDao dao = database.traits()) {
      assertEquals(
          Collections.nCopies(5, Written.STORED), database.write(() -> dao.fill(rows, NOW)));
      assertEquals(
          state, database.read(() -> dao.stored(rows.get(0).key())).orElseThrow().state(id(0)));
    }
    assertEquals(
        List.of(rows.get(0).traits()),
        scene.query("SELECT \"traits\"::text FROM \"Pet\" WHERE \"id\" = '" + id(0) + "'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"char(500)", "varchar(200)", "bytea", "integer", "xml"})
  void aColumnThatKeepsNoTextsIsRefusedByItsType(String type) {
    scene.execute(
        "ALTER TABLE \"Pet\" DROP COLUMN \"traits\"",
        "ALTER TABLE \"Pet\" ADD COLUMN \"traits\" " + type);
    PetShellException refused = assertThrows(PetShellException.class, database::traits);
    assertTrue(
        refused.getMessage().contains("the column \"traits\" of \"Pet\""), refused.getMessage());
  }
}

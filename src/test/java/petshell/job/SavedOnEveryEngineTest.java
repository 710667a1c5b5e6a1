package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import petshell.job.change.CreatePet;
import petshell.job.fill.BackfillOptions;
import petshell.job.fill.Restore;
import petshell.job.fill.RestoreOutcome;
import petshell.job.fill.RestoredCounts;
import petshell.job.saved.SavedTraitsInput;
import petshell.job.schema.Enforce;
import petshell.job.schema.EnforceOutcome;
import petshell.job.schema.Migrate;
import petshell.job.schema.Relax;
import petshell.job.schema.Rollback;
import petshell.job.schema.Uninstall;
import petshell.schema.Changeset;
import petshell.schema.RollbackPlan;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.RunCounts;
import petshell.trait.TraitState;
import petshell.trait.TraitText;

/** Filled pets, the schema that goes and comes back, and what a file has kept meanwhile. */
class SavedOnEveryEngineTest extends OnEveryEngine {
  private static final String TRAITS =
      "SELECT \"id\", \"traits\" FROM \"Pet\" WHERE \"traits\" IS NOT NULL ORDER BY \"id\"";

  @BeforeEach
  void fill() {
    Operations.fill(pets);
  }

  @Test
  void whatARollbackTookComesBackAsItWas() {
    List<String> ids = ids();
    store(TraitText.of("drifted"), ids.get(3));
    store(TraitText.of(ids.get(4)).replace("\"traitVersion\":1", "\"traitVersion\":2"), ids.get(4));
    List<String> before = pets.query(TRAITS);
    Path file = rollBack();
    assertFalse(hasColumn());
    pets.migrate();
    RestoreOutcome outcome = restore(file);
    assertEquals(new RunCounts(92, 0, 0, 0, 1), outcome.counts());
    assertEquals(new RestoredCounts(92, 0, 2, 0, 0, 0), outcome.restored());
    assertEquals(before, pets.query(TRAITS));
    assertEquals(new RunCounts(0, 92, 0, 0, 1), restore(file).counts());
  }

  @Test
  void traitsThatOthersStoredMeanwhileAreLeftAndNewPetsWaitForABackfill() {
    List<String> ids = ids();
    Path file = rollBack();
    pets.migrate();
    pets.addPets(1, 3);
    store("{}", ids.get(5));
    pets.execute("DELETE FROM \"Pet\" WHERE \"id\" = '" + ids.get(6) + "'");
    assertEquals(new RestoredCounts(90, 0, 0, 1, 0, 1), restore(file).restored());
    assertEquals(1, verify().get(TraitState.MISSING));
    assertEquals(1, backfill(BackfillOptions.DEFAULT, new RecordedProgress()).counts().changed());
    assertEquals(1, verify().get(TraitState.INVALID));
  }

  @Test
  void aRowThatTheDatabaseRefusesIsNotRestoredAndDoesNotStopTheOthers() {
    Path file = rollBack();
    pets.migrate();
    pets.refuseUpdates("OLD.id = '" + ids().get(7) + "'", "not this one");
    RunCounts counts = restore(file).counts();
    assertEquals(91, counts.changed());
    assertEquals(1, counts.failed());
  }

  @Test
  void rollingBackAndMigratingWorkAgainAndAgainInOneProcess() {
    for (int round = 1; round <= 3; round++) {
      rollBack();
      assertFalse(hasColumn());
      try (Database database = pets.open(Access.WRITE)) {
        assertEquals(
            List.of("traits-column"),
            new Migrate(Operations.on(database)).run().stream().map(Changeset::id).toList());
      }
      Operations.fill(pets);
      assertEquals(92, verify().get(TraitState.EXACT));
    }
  }

  @Test
  void anEnforcedDatabaseRefusesPetsWithoutTraitsAndARelaxedOneTakesThem() {
    store(null, ids().get(0));
    PetShellException pending = assertThrows(PetShellException.class, this::enforce);
    assertEquals(PetShellException.Kind.PENDING, pending.kind());
    Operations.fill(pets);
    assertInstanceOf(EnforceOutcome.Enforced.class, enforce());
    for (String traits : List.of("{}", "null", "\"text\"")) {
      assertThrows(IllegalStateException.class, () -> store(traits, ids().get(0)), traits);
    }
    assertThrows(IllegalStateException.class, () -> store(null, ids().get(0)));
    store(TraitText.of("valid"), ids().get(0));
    create("Nori");
    try (Database database = pets.open(Access.WRITE)) {
      assertInstanceOf(Relax.Relaxed.class, new Relax(Operations.on(database, "relax")).run());
    }
    store(null, ids().get(0));
    assertEquals(1, verify().get(TraitState.MISSING));
  }

  @Test
  void aCreatedPetIsExactAndHasSevenGenes() {
    CreatePet.Created created = create("Nori");
    String id = created.pet().id();
    assertEquals(93, verify().get(TraitState.EXACT));
    assertEquals(
        List.of("7"),
        pets.query("SELECT COUNT(*) FROM \"PetTrait\" WHERE \"petId\" = '" + id + "'"));
    assertEquals(
        List.of("Nori|100|0|1"),
        pets.query(
            "SELECT \"name\", \"health\", \"hunger\", \"generation\" FROM \"Pet\" WHERE \"id\" = '"
                + id
                + "'"));
    PetShellException unknown =
        assertThrows(PetShellException.class, () -> create("Nori", "nobody"));
    assertTrue(unknown.getMessage().startsWith("no user has the id or email address"));
  }

  @Test
  void nothingIsLeftOfPetshellAfterAnUninstall() {
    rollBack();
    try (Database database = pets.open(Access.WRITE)) {
      new Uninstall(Operations.on(database, "uninstall")).run();
    }
    try (Database database = pets.open(Access.READ)) {
      for (String table :
          List.of(
              "petshell_slot",
              "petshell_share",
              "petshell_run",
              "petshell_replaced",
              "petshell_quarantine",
              "DATABASECHANGELOG")) {
        assertFalse(database.schema().hasTable(table), table);
      }
      assertTrue(database.schema().hasTable("Pet"));
    }
  }

  private EnforceOutcome enforce() {
    try (Database database = pets.open(Access.WRITE)) {
      return new Enforce(Operations.on(database, "enforce")).run();
    }
  }

  private boolean hasColumn() {
    try (Database database = pets.open(Access.READ)) {
      return database.schema().hasColumn("Pet", "traits");
    }
  }

  private CreatePet.Created create(String name) {
    return create(name, "user7@example.test");
  }

  private CreatePet.Created create(String name, String owner) {
    try (Database database = pets.open(Access.WRITE)) {
      return new CreatePet(Operations.on(database, "create-pet"), new Random(1), name, owner).run();
    }
  }

  private Path rollBack() {
    try (Database database = pets.open(Access.WRITE)) {
      return new Rollback(Operations.on(database, "rollback"), new RollbackPlan.LastMigrate())
          .run()
          .saved()
          .orElseThrow();
    }
  }

  private RestoreOutcome restore(Path file) {
    try (Database database = pets.open(Access.WRITE);
        SavedTraitsInput input = SavedTraitsInput.open(file, new Cancellation())) {
      Operation operation = Operations.on(database, "backfill");
      return new Restore(operation, input, BackfillOptions.DEFAULT, false).run();
    }
  }
}

package petshell.job.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.job.Operation;
import petshell.job.Operations;
import petshell.job.schema.Enforce;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.Pet;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;
import petshell.store.RawValue;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitText;

class CreatePetTest {
  private static final Instant NOW = Instant.parse("2026-02-08T09:11:11.158Z");
  private static final String EMAIL = "user7@example.test";

  @TempDir Path folder;
  private WebAppDatabase pets;

  @BeforeEach
  void migrate() {
    pets = WebAppDatabase.migrated(folder);
  }

  @Test
  void thePetIsMadeAsTheWebAppMakesIt() {
    CreatePet.Created created = create("Nori", EMAIL);
    assertEquals(
        List.of(
            "80a75c64-95aa-4e89-bfb1-ae6748053da5|Nori|"
                + created.owner().id()
                + "|100|0|100|100|0|0|null|1|null|null|null|null|null"),
        pets.query(
            "SELECT id, name, userId, health, hunger, happiness, energy, isCritical,"
                + " maxHealthPenalty, neglectStartedAt, generation, parent1Id, parent2Id,"
                + " lastFedAt, lastInteractionAt, lastBredAt FROM Pet WHERE name = 'Nori'"));
    Pet pet = created.pet();
    assertEquals("Nori", pet.name());
    assertEquals(EMAIL, created.owner().email());
    assertEquals(
        List.of(7, 39, 36, 91, 54),
        Stream.of(
                pet.personality().friendliness(),
                pet.personality().energyTrait(),
                pet.personality().curiosity(),
                pet.personality().patience(),
                pet.personality().playfulness())
            .map(RawValue::value)
            .toList());
    assertEquals(TraitText.of(pet.id()), pet.traits().text().orElseThrow());
    assertEquals(
        List.of(
            "personality Lively",
            "personality Old Soul",
            "personality Sunny",
            "visual Amber Coat",
            "visual Lantern Eyes",
            "visual Mint Coat",
            "visual Slate Coat"),
        created.genes().stream().map(gene -> gene.type() + " " + gene.name()).toList());
    assertEquals(
        List.of("7|7|36|36|initial|2026-02-08T09:11:11.158+00:00"),
        pets.query(
            "SELECT count(*), count(DISTINCT traitId), min(length(id)), max(length(id)),"
                + " inheritanceSource, createdAt FROM PetTrait WHERE petId = '"
                + pet.id()
                + "'"));
    assertEquals(
        List.of("1|create-pet|completed|1|created pet " + pet.id()),
        pets.query("SELECT number, command, outcome, changed, message FROM petshell_run"));
    assertEquals(List.of(), pets.query("PRAGMA foreign_key_check"));
  }

  @Test
  void theOwnerCanBeNamedById() {
    String id = pets.query("SELECT id FROM User LIMIT 1").get(0);
    assertEquals(id, create("Nori", id).pet().ownerId());
  }

  @Test
  void timesAreOfTheKindThatTheNewestPetHas() {
    String times =
        "SELECT DISTINCT createdAt, updatedAt, lastStatUpdate FROM Pet WHERE name = '%s'";
    create("text", EMAIL);
    String text = "2026-02-08T09:11:11.158+00:00";
    assertEquals(List.of(text + "|" + text + "|" + text), pets.query(times.formatted("text")));
    pets.execute("UPDATE Pet SET updatedAt = 1770430000000");
    create("millis", EMAIL);
    String millis = String.valueOf(NOW.toEpochMilli());
    assertEquals(
        List.of(millis + "|" + millis + "|" + millis), pets.query(times.formatted("millis")));
    assertEquals(
        List.of("integer"),
        pets.query("SELECT DISTINCT typeof(createdAt) FROM PetTrait WHERE createdAt = " + millis));
  }

  @Test
  void whereThereIsNoPetTheUsersDecideTheKindOfTimes() {
    pets.execute("DELETE FROM Pet", "UPDATE User SET updatedAt = 1770430000000");
    create("first", EMAIL);
    assertEquals(List.of("integer"), pets.query("SELECT typeof(updatedAt) FROM Pet"));
  }

  @Test
  void namesAreKeptAsTheyAre() {
    String name = "\u202eq'); DROP TABLE \"Pet\"; --\n\u001b[31m\0\ud83d\ude00";
    assertEquals(name, create(name, EMAIL).pet().name());
  }

  @Test
  void aPetCanBeMadeWhereTraitsAreEnforced() {
    Operations.fill(pets);
    try (Database database = pets.open(Access.WRITE)) {
      new Enforce(Operations.on(database, "enforce")).run();
    }
    create("Nori", EMAIL);
    assertEquals(List.of("93"), pets.query("SELECT count(*) FROM Pet"));
  }

  @Test
  void anUnknownOwnerIsAnError() {
    PetShellException refused =
        assertThrows(PetShellException.class, () -> create("Nori", "nobody"));
    assertEquals(
        "no user has the id or email address \"nobody\"; give the whole of either, as the web"
            + " app stores it",
        refused.getMessage());
    assertNothingWritten();
  }

  @Test
  void aTextThatMeansTwoUsersIsAnError() {
    pets.execute(
        "UPDATE User SET email = (SELECT id FROM User WHERE email = 'user1@example.test')"
            + " WHERE email = 'user2@example.test'");
    String id = pets.query("SELECT id FROM User WHERE email = 'user1@example.test'").get(0);
    PetShellException refused = assertThrows(PetShellException.class, () -> create("Nori", id));
    assertTrue(
        refused.getMessage().contains(" is the id of one user and the email address of"),
        refused.getMessage());
    assertNothingWritten();
  }

  @Test
  void aBlankNameIsAnError() {
    PetShellException refused = assertThrows(PetShellException.class, () -> create(" \t", EMAIL));
    assertEquals(Kind.USAGE, refused.kind());
    assertNothingWritten();
  }

  @Test
  void aGeneThatIsRefusedTakesThePetBackToo() {
    pets.execute(
        "CREATE TRIGGER t BEFORE INSERT ON PetTrait BEGIN SELECT RAISE(ABORT, 'no genes'); END");
    PetShellException refused = assertThrows(PetShellException.class, () -> create("Nori", EMAIL));
    assertEquals("the database refused the write: no genes", refused.getMessage());
    assertNothingWritten();
  }

  @Test
  void withoutTheColumnThePetIsNotMade(@TempDir Path other) {
    WebAppDatabase bare = WebAppDatabase.demo(other);
    try (Database database = bare.open(Access.WRITE)) {
      CreatePet create =
          new CreatePet(Operations.on(database, "create-pet"), new Random(1), "Nori", EMAIL);
      PetShellException refused = assertThrows(PetShellException.class, create::run);
      assertTrue(refused.getMessage().endsWith("; run migrate first"), refused.getMessage());
    }
    assertEquals(List.of("92"), bare.query("SELECT count(*) FROM Pet"));
  }

  private void assertNothingWritten() {
    assertEquals(List.of("92"), pets.query("SELECT count(*) FROM Pet"));
    assertEquals(List.of("0"), pets.query("SELECT count(*) FROM petshell_run"));
  }

  private CreatePet.Created create(String name, String owner) {
    try (Database database = pets.open(Access.WRITE)) {
      Operation system = Operations.on(database, "create-pet");
      Operation fixed =
          new Operation(
              database, system.start(), () -> NOW, system.cancellation(), system.progress());
      return new CreatePet(fixed, new Random(name.hashCode()), name, owner).run();
    }
  }
}

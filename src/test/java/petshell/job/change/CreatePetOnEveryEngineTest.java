package petshell.job.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import petshell.job.OnEveryEngine;
import petshell.job.Operations;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;
import petshell.store.TestedDatabase;

/** Who a new pet may belong to on every engine, and that a pet is made whole or not at all. */
class CreatePetOnEveryEngineTest extends OnEveryEngine {
  private static final String EMAIL = "user7@example.test";

  private static CreatePet.Created create(TestedDatabase where, String name, String owner) {
    try (Database database = where.open(Access.WRITE)) {
      return new CreatePet(
              Operations.on(database, "create-pet"), new Random(name.hashCode()), name, owner)
          .run();
    }
  }

  private PetShellException refusal(String name, String owner) {
    PetShellException refused =
        assertThrows(PetShellException.class, () -> create(pets, name, owner));
    assertEquals(List.of("92"), pets.query("SELECT count(*) FROM \"Pet\""));
    assertEquals(List.of("0"), pets.query("SELECT count(*) FROM \"petshell_run\""));
    return refused;
  }

  @Test
  void theOwnerCanBeNamedByIdOrEmail() {
    CreatePet.Created byEmail = create(pets, "Nori", EMAIL);
    CreatePet.Created byId = create(pets, "Momo", byEmail.owner().id());
    assertEquals(EMAIL, byId.owner().email());
    assertEquals(
        List.of("Momo|100|0|1", "Nori|100|0|1"),
        pets.query(
            "SELECT \"name\", \"health\", \"hunger\", \"generation\" FROM \"Pet\""
                + " WHERE \"name\" IN ('Momo', 'Nori') ORDER BY \"name\""));
  }

  @Test
  void anOwnerWhoIsUnknownOrMeantTwiceIsAnError() {
    assertEquals(
        "no user has the id or email address \"nobody\"; give the whole of either, as the web"
            + " app stores it",
        refusal("Nori", "nobody").getMessage());
    String id =
        pets.query("SELECT \"id\" FROM \"User\" WHERE \"email\" = 'user1@example.test'").get(0);
    pets.execute(
        "UPDATE \"User\" SET \"email\" = '" + id + "' WHERE \"email\" = 'user2@example.test'");
    String twice = refusal("Nori", id).getMessage();
    assertTrue(twice.contains(" is the id of one user and the email address of"), twice);
  }

  @Test
  void aBlankNameIsAnError() {
    assertEquals(PetShellException.Kind.USAGE, refusal(" \t", EMAIL).kind());
  }

  @Test
  void withoutTheColumnThePetIsNotMade(@TempDir Path other) {
    try (TestedDatabase bare = engine.demo(other)) {
      String refused =
          assertThrows(PetShellException.class, () -> create(bare, "Nori", EMAIL)).getMessage();
      assertTrue(refused.endsWith("; run migrate first"), refused);
      assertEquals(List.of("92"), bare.query("SELECT count(*) FROM \"Pet\""));
    }
  }
}

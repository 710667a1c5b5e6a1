package petshell.job.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import petshell.job.Cancellation;
import petshell.job.OnEveryEngine;
import petshell.job.Operations;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetShellException;

class PetListingTest extends OnEveryEngine {
  @BeforeEach
  void fill() {
    pets.addPets(1500, 7);
    Operations.fill(pets);
  }

  @ParameterizedTest
  @EnumSource(PetSort.class)
  void theAppCanWriteDuringTheListing(PetSort sort) {
    try (Database database = pets.open(Access.READ)) {
      List<String> ids = new ArrayList<>();
      listing(database, PetCriteria.ALL, sort)
          .read(
              Long.MAX_VALUE,
              found -> {
                while (found.hasNext()) {
                  ids.add(found.next().id());
                  if (ids.size() % 1000 == 1) {
                    pets.execute(
                        "UPDATE \"Pet\" SET hunger = 1 WHERE id = '"
                            + ids.get(ids.size() / 2)
                            + "'");
                  }
                }
              });
      assertEquals(new HashSet<>(pets.query("SELECT id FROM \"Pet\"")), new HashSet<>(ids));
      assertEquals(1592, ids.size());
    }
  }

  @ParameterizedTest
  @EnumSource(PetSort.class)
  void petsThatAreDeletedDuringTheListingAreLeftOut(PetSort sort) {
    try (Database database = pets.open(Access.READ)) {
      List<String> ids = new ArrayList<>();
      listing(database, PetCriteria.ALL, sort)
          .read(
              Long.MAX_VALUE,
              found -> {
                ids.add(found.next().id());
                pets.execute("DELETE FROM \"Pet\" WHERE id <> '" + ids.get(0) + "'");
                found.forEachRemaining(pet -> ids.add(pet.id()));
              });
      assertTrue(ids.size() < 700, ids.size() + " pets");
    }
  }

  @Test
  void itSaysHowManyThereAre() {
    try (Database database = pets.open(Access.READ)) {
      PetListing.Extent some = listing(database, PetCriteria.ALL, PetSort.ID).read(5, this::drain);
      assertEquals(new PetListing.Extent(5, 1592, true), some);
      assertTrue(some.hasMore());
      PetListing.Extent all =
          listing(database, PetCriteria.ALL, PetSort.ID).read(1592, this::drain);
      assertEquals(new PetListing.Extent(1592, 1592, true), all);
      assertFalse(all.hasMore());
    }
  }

  @Test
  void itCanBeStopped() {
    Cancellation cancellation = new Cancellation();
    try (Database database = pets.open(Access.READ)) {
      PetListing listing = new PetListing(database, cancellation, PetCriteria.ALL, PetSort.NAME);
      PetShellException stopped =
          assertThrows(
              PetShellException.class,
              () ->
                  listing.read(
                      Long.MAX_VALUE,
                      found -> {
                        found.next();
                        cancellation.request();
                        drain(found);
                      }));
      assertEquals(PetShellException.Kind.INTERRUPTED, stopped.kind());
    }
  }

  @Test
  void aUserWhoIsMeantTwiceIsAnError() {
    pets.execute(
        "UPDATE \"User\" SET email = 'twice' WHERE email = 'user1@example.test'",
        "INSERT INTO \"User\" (id, email, password, \"updatedAt\")"
            + " VALUES ('twice', 'other@example.test', '', CURRENT_TIMESTAMP)");
    PetCriteria criteria =
        new PetCriteria(
            Optional.empty(),
            TraitCriteria.ANY,
            Optional.of("twice"),
            Optional.empty(),
            Optional.empty());
    try (Database database = pets.open(Access.READ)) {
      PetListing listing = listing(database, criteria, PetSort.ID);
      assertThrows(PetShellException.class, () -> listing.read(1, this::drain));
    }
  }

  private void drain(Iterator<ListedPet> found) {
    found.forEachRemaining(pet -> {});
  }

  private static PetListing listing(Database database, PetCriteria criteria, PetSort sort) {
    return new PetListing(database, new Cancellation(), criteria, sort);
  }
}

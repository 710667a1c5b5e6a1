package petshell.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import petshell.store.PetPages.Window;
import petshell.store.TraitsDao.PageRequest;
import petshell.store.TraitsDao.Written;
import petshell.trait.TraitState;
import petshell.trait.TraitText;

/** What every engine has to do with the rows; see {@link EngineContractTest}. */
abstract class EngineRowsContract extends EngineScene {
  private static final int SOME = 10;

  /** Reads all pets without traits, a page at a time. */
  private static List<PetKey> pages(Database database, TraitsDao traits) {
    List<PetKey> keys = new ArrayList<>();
    Optional<Cursor> from = Optional.empty();
    do {
      PageRequest request = new PageRequest(from, SOME, OptionalLong.empty());
      Page<PetKey> page = database.read(() -> traits.page(request));
      assertTrue(page.rows().size() <= SOME);
      keys.addAll(page.rows());
      from = page.next();
    } while (from.isPresent());
    return keys;
  }

  private static List<Written> fill(Database database, TraitsDao traits, List<PetKey> keys) {
    List<TraitsToStore> rows = traits.prepare(keys, TraitText::of);
    return database.write(() -> traits.fill(rows, now()));
  }

  @Test
  void pagesHoldEachPetWithoutTraitsOnce() {
    try (Database database = open(Access.WRITE);
        TraitsDao traits = database.traits()) {
      List<PetKey> keys = pages(database, traits);
      List<String> ids = keys.stream().map(PetKey::id).toList();
      assertEquals(PETS, new HashSet<>(ids).size());
      assertEquals(PETS, ids.size());
      assertTrue(keys.stream().allMatch(PetKey::text));
      fill(database, traits, keys.subList(0, SOME));
      List<String> left = pages(database, traits).stream().map(PetKey::id).toList();
      assertEquals(ids.subList(SOME, PETS), left);
    }
  }

  @Test
  void onlyWhatHasNoTraitsYetIsGivenSome() {
    try (Database database = open(Access.WRITE);
        TraitsDao traits = database.traits()) {
      List<PetKey> keys = pages(database, traits);
      String filledByTheApp = keys.get(1).id();
      String text = TraitText.of(keys.get(0).id());
      inTheApp(
          "UPDATE \"Pet\" SET \"traits\" = '" + text + "' WHERE \"id\" = '" + filledByTheApp + "'");
      inTheApp("DELETE FROM \"PetTrait\" WHERE \"petId\" = '" + keys.get(3).id() + "'");
      inTheApp("DELETE FROM \"Pet\" WHERE \"id\" = '" + keys.get(3).id() + "'");
      assertEquals(
          List.of(Written.STORED, Written.SKIPPED, Written.STORED, Written.SKIPPED),
          fill(database, traits, keys.subList(0, 4)));
      assertEquals(
          TraitState.DRIFTED,
          database.read(() -> traits.stored(keys.get(1))).orElseThrow().state(filledByTheApp));
      assertEquals(Optional.empty(), database.read(() -> traits.stored(keys.get(3))));
    }
  }

  @Test
  void whatWasFilledIsScannedAsExact() {
    try (Database database = open(Access.WRITE);
        TraitsDao traits = database.traits()) {
      fill(database, traits, pages(database, traits));
      List<StoredPet> pets = new ArrayList<>();
      PetScan scan = new PetScan(database, traits);
      for (List<StoredPet> some = scan.next(); !some.isEmpty(); some = scan.next()) {
        pets.addAll(some);
      }
      database.read(
          () -> {
            scan.requireWhole();
            return scan;
          });
      assertEquals(PETS, pets.size());
      assertTrue(pets.stream().allMatch(pet -> pet.state() == TraitState.EXACT));
    }
  }

  @Test
  void aListingGoesOnWhereThePageBeforeEnded() {
    List<String> ids = seenByTheApp("SELECT \"id\" FROM \"Pet\"");
    try (Database database = open(Access.READ)) {
      PetPages pages = database.petPages();
      List<String> listed = new ArrayList<>();
      Optional<Cursor> from = Optional.empty();
      do {
        Optional<Cursor> here = from;
        Page<PetRow> page = database.read(() -> pages.byId(PetFilter.ALL, here, SOME));
        page.rows().forEach(row -> listed.add(row.id()));
        from = page.next();
      } while (from.isPresent());
      assertEquals(new HashSet<>(ids), new HashSet<>(listed));
      assertEquals(ids.size(), listed.size());
      Window byName = new Window(PetOrder.NAME, Optional.empty(), Optional.empty());
      Page<PetPlace> places =
          database.read(
              () -> pages.scan(PetFilter.ALL, byName, row -> true, Optional.empty(), PETS + 1));
      assertEquals(PETS, places.rows().size());
      assertTrue(database.read(() -> pages.at(places.rows().get(0))).isPresent());
    }
  }

  @Test
  void theSchemaIsKnown() {
    try (Database database = open(Access.READ)) {
      SchemaFacts facts = database.schema();
      assertTrue(facts.hasTable("Pet"));
      assertFalse(facts.hasTable("Pets"));
      assertTrue(facts.hasColumn("Pet", "traits"));
      assertFalse(facts.refusesNull("Pet", "traits"));
      assertTrue(facts.refusesNull("Pet", "name"));
      assertFalse(facts.hasTriggers());
      assertTrue(facts.columns("Pet").contains("traits"));
    }
  }

  @Test
  void theVersionOfTheDataChangesWhenTheAppWrites() {
    try (Database database = open(Access.READ)) {
      long before = database.versionOfData();
      inTheApp("UPDATE \"Pet\" SET \"hunger\" = 1");
      assertNotEquals(before, database.versionOfData());
    }
  }
}

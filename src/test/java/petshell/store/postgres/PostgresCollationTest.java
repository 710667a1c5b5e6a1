package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.job.look.PetLookup;
import petshell.job.look.PrefixMatches;
import petshell.job.look.ShortIds;
import petshell.store.Access;
import petshell.store.Cursor;
import petshell.store.Database;
import petshell.store.Page;
import petshell.store.PetFilter;
import petshell.store.PetKey;
import petshell.store.PetName;
import petshell.store.PetRow;
import petshell.store.PetScan;
import petshell.store.StoredPet;
import petshell.store.TraitsDao;
import petshell.store.TraitsDao.PageRequest;

/** No pet is lost or taken for another in whatever order the database puts the ids. */
class PostgresCollationTest {
  private static final List<String> IDS =
      List.of(
          "a",
          "A",
          "aa",
          "aA",
          "Aa",
          "ab",
          "a-b",
          "ab-",
          "a b",
          "á",
          "ä",
          "å",
          "æ",
          "b",
          "B",
          "z",
          "zz",
          "Z",
          "ch",
          "ci",
          "cz",
          "h",
          "i",
          "1",
          "10",
          "2",
          "9",
          "9a",
          "99",
          "0a1b2c3d-4e5f",
          "0a1b2c3d4e5f",
          "0a1b2c3d-4e6f",
          "0A1B2C3D-4E5F",
          "0a1b2c3e",
          "",
          "-",
          "--",
          "_x",
          "猫",
          "猫2",
          "🐾",
          "เก",
          "เ",
          "ก",
          "a\u0308b",
          "l\u00b7",
          "la",
          "ll",
          "lz",
          "ss",
          "ß",
          "ñ",
          "n",
          "o",
          "z9",
          "zzz9",
          "0a1b2c3dzzzz",
          "0a1b2c3d9999");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LC_COLLATE 'C' LC_CTYPE 'C'",
        "LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'",
        "LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C'",
        "LOCALE_PROVIDER icu ICU_LOCALE 'und' LOCALE 'C'",
        "LOCALE_PROVIDER icu ICU_LOCALE 'da' LOCALE 'C'",
        "LOCALE_PROVIDER icu ICU_LOCALE 'cs' LOCALE 'C'",
        "LOCALE_PROVIDER icu ICU_LOCALE 'und-u-kn-true' LOCALE 'C'",
        "LOCALE_PROVIDER icu ICU_LOCALE 'en-u-ka-shifted' LOCALE 'C'"
      })
  void everyPetIsFoundOnceInEveryOrder(String collation) {
    assumeTrue(
        !collation.startsWith("LOCALE_PROVIDER") || PostgresServer.get().version() >= 15,
        "this server takes a database's order from the system alone");
    try (PostgresScene scene = PostgresScene.migrated(collation)) {
      fillWith(scene, "text");
      looks(scene);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"und-u-ks-level2", "und-u-ks-level1"})
  void whereDifferentTextsCountAsTheSameNoPetIsLost(String locale) {
    try (PostgresScene scene = PostgresScene.migrated()) {
      scene.execute(
          "CREATE COLLATION same (provider = icu, locale = '"
              + locale
              + "', deterministic = false)",
          "ALTER TABLE \"PetTrait\" DROP CONSTRAINT \"PetTrait_petId_fkey\"");
      fillWith(scene, "text COLLATE same");
      looks(scene);
    }
  }

  /** Gives the pets these ids, as far as the collation lets them be different. */
  private static void fillWith(PostgresScene scene, String type) {
    scene.execute(
        "DELETE FROM \"PetTrait\"",
        "DELETE FROM \"Pet\"",
        "ALTER TABLE \"Pet\" ALTER COLUMN \"id\" TYPE " + type);
    scene.update(
        """
        INSERT INTO "Pet" ("id", "name", "userId", "updatedAt")
        SELECT i, 'Mia', (SELECT min("id") FROM "User"), now() FROM unnest(?) AS u (i)
        ON CONFLICT DO NOTHING
        """,
        IDS.toArray(String[]::new));
  }

  private static void looks(PostgresScene scene) {
    Set<String> ids = new HashSet<>(scene.query("SELECT \"id\" FROM \"Pet\""));
    try (Database database = scene.open(Access.READ);
        TraitsDao dao = database.traits()) {
      assertEquals(ids, once(keys(database, dao)));
      assertEquals(ids, once(listed(database)));
      assertEquals(ids, once(scanned(database, dao)));
      assertEquals(ids, once(named(database)));
      prefixes(database, ids);
      shortIds(database, ids);
    }
  }

  private static Set<String> once(List<String> found) {
    Set<String> distinct = new HashSet<>(found);
    assertEquals(distinct.size(), found.size(), found.toString());
    return distinct;
  }

  private static List<String> keys(Database database, TraitsDao dao) {
    List<String> found = new ArrayList<>();
    Optional<Cursor> from = Optional.empty();
    do {
      PageRequest request = new PageRequest(from, 3, OptionalLong.empty());
      Page<PetKey> page = database.read(() -> dao.page(request));
      page.rows().forEach(key -> found.add(key.id()));
      from = page.next();
    } while (from.isPresent());
    return found;
  }

  private static List<String> listed(Database database) {
    List<String> found = new ArrayList<>();
    Optional<Cursor> from = Optional.empty();
    do {
      Optional<Cursor> here = from;
      Page<PetRow> page = database.read(() -> database.petPages().byId(PetFilter.ALL, here, 3));
      page.rows().forEach(row -> found.add(row.id()));
      from = page.next();
    } while (from.isPresent());
    return found;
  }

  private static List<String> scanned(Database database, TraitsDao dao) {
    List<String> found = new ArrayList<>();
    PetScan scan = new PetScan(database, dao);
    for (List<StoredPet> some = scan.next(); !some.isEmpty(); some = scan.next()) {
      some.forEach(pet -> found.add(pet.key().id()));
    }
    return found;
  }

  private static List<String> named(Database database) {
    PetLookup lookup = new PetLookup(database);
    List<String> found = new ArrayList<>();
    List<PetName> page = lookup.first(3);
    while (!page.isEmpty()) {
      page.forEach(pet -> found.add(pet.id()));
      page = lookup.after(page.get(page.size() - 1).id(), 3);
    }
    return found;
  }

  /** Every beginning of an id finds those that begin so, and no others. */
  private static void prefixes(Database database, Set<String> ids) {
    PetLookup lookup = new PetLookup(database);
    Set<String> prefixes = new TreeSet<>();
    for (String id : IDS) {
      for (int end = 1; end <= id.length(); end++) {
        if (!Character.isHighSurrogate(id.charAt(end - 1))) {
          prefixes.add(id.substring(0, end));
        }
      }
    }
    for (String prefix : prefixes) {
      Set<String> expected = new HashSet<>(ids);
      expected.removeIf(id -> !id.startsWith(prefix));
      PrefixMatches<PetName> found = lookup.suggest(prefix, 100);
      assertEquals(
          expected, once(found.first().stream().map(PetName::id).toList()), "prefix " + prefix);
      assertEquals(expected.size(), found.total());
      assertTrue(expected.stream().allMatch(id -> id.startsWith(found.commonStart())));
    }
  }

  /** No short id is a beginning of another id. */
  private static void shortIds(Database database, Set<String> ids) {
    Map<String, String> shortened = ShortIds.of(database, List.copyOf(ids));
    shortened.forEach(
        (id, text) ->
            assertEquals(
                Set.of(id),
                text.equals(id)
                    ? Set.of(id)
                    : once(ids.stream().filter(one -> one.startsWith(text)).toList())));
  }
}

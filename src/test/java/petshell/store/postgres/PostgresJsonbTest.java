package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.PetDao;
import petshell.store.PetFilter;
import petshell.store.PetRow;
import petshell.store.PetScan;
import petshell.store.RestoreDao;
import petshell.store.StoredKind;
import petshell.store.StoredPet;
import petshell.store.StoredTime;
import petshell.store.StoredTraits;
import petshell.store.TraitsDao;
import petshell.trait.TraitCheck;
import petshell.trait.TraitState;
import petshell.trait.TraitText;
import petshell.trait.Vectors;
import petshell.trait.Violation;

/** Traits that the server keeps as jsonb, by value and not by text, are read exactly. */
class PostgresJsonbTest {
  private static final String ID = "0014a5ba-6bd7-4b6e-9d4e-2f6c3a0d7e11";

  private PostgresScene scene;

  @BeforeEach
  void make() {
    scene = PostgresScene.migrated();
    scene.execute("DELETE FROM \"PetTrait\"", "DELETE FROM \"Pet\"");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /** Adds pets with traits as the web app does. */
  private void add(Map<String, String> traits) {
    List<String> rows = new ArrayList<>(traits.keySet());
    scene.update(
        """
        INSERT INTO "Pet" ("id", "name", "userId", "updatedAt", "traits")
        SELECT u.i, 'Mia', (SELECT min("id") FROM "User"), now(), CAST(u.t AS jsonb)
        FROM unnest(?, ?) AS u (i, t)
        """,
        rows.toArray(String[]::new),
        rows.stream().map(traits::get).toArray(String[]::new));
  }

  private Map<String, StoredTraits> scan() {
    Map<String, StoredTraits> found = new HashMap<>();
    try (Database database = scene.open(Access.READ);
        TraitsDao dao = database.traits()) {
      PetScan scan = new PetScan(database, dao);
      for (List<StoredPet> some = scan.next(); !some.isEmpty(); some = scan.next()) {
        some.forEach(pet -> found.put(pet.key().id(), pet.traits()));
      }
    }
    return found;
  }

  /** Reads what is stored for one pet in all ways, which have to agree. */
  private StoredTraits read(String traits) {
    add(Map.of(ID, traits));
    StoredTraits scanned = scan().get(ID);
    try (Database database = scene.open(Access.READ)) {
      assertEquals(
          scanned, database.read(() -> database.dao(PetDao.class).find(ID)).orElseThrow().traits());
      PetRow row =
          database
              .read(() -> database.petPages().byId(PetFilter.ALL, Optional.empty(), 2))
              .rows()
              .get(0);
      assertEquals(scanned, row.traits());
    }
    return scanned;
  }

  @Test
  void allVectorsOfTheWebAppAreExact() {
    Map<String, String> vectors = new HashMap<>();
    for (JsonNode vector : Vectors.read("traits-v1.jsonl")) {
      String id = vector.get("id").asText();
      // The server takes no NUL and no half of a pair.
      if (id.codePoints().noneMatch(one -> one == 0 || (one >= 0xd800 && one <= 0xdfff))) {
        vectors.put(id, vector.get("traits").asText());
      }
    }
    add(vectors);
    Map<String, StoredTraits> found = scan();
    assertEquals(vectors.keySet(), found.keySet());
    found.forEach((id, traits) -> assertEquals(TraitState.EXACT, traits.state(id), id));
    found.forEach((id, traits) -> assertEquals(vectors.get(id), traits.value(), id));
  }

  @Test
  void everyNumberIsReadAsTheWebAppWritesIt() {
    Map<String, String> texts = new HashMap<>();
    for (JsonNode number : Vectors.read("numbers.jsonl")) {
      String text = number.get("text").asText();
      double value = Double.parseDouble(text);
      if (value >= 0 && value <= 360) {
        texts.put(
            number.get("bits").asText(),
            TraitText.of(ID).replaceFirst("\"h\":[^,]*", "\"h\":" + text));
      }
    }
    assertTrue(texts.size() > 1_000, "too few numbers: " + texts.size());
    add(texts);
    scan().forEach((bits, traits) -> assertEquals(texts.get(bits), traits.value(), bits));
  }

  @Test
  void theSameRulesAreBrokenAsInTheText() {
    for (JsonNode vector : Vectors.read("validation.jsonl")) {
      String text = vector.get("json").asText();
      List<String> paths = paths(TraitCheck.check(text).violations());
      if (!paths.contains(Violation.NOT_JSON)) {
        StoredTraits stored = read(text);
        assertEquals(paths, paths(stored.violations()), vector.get("why").asText());
        assertEquals(vector.get("valid").asBoolean(), stored.isValid());
        scene.execute("DELETE FROM \"Pet\"");
      }
    }
  }

  private static List<String> paths(List<Violation> violations) {
    return violations.stream().map(Violation::path).toList();
  }

  /** Writes the hue and the version in another way. */
  private static String with(String hue, String version) {
    return TraitText.of(ID)
        .replaceFirst("\"h\":[^,]*", "\"h\":" + hue)
        .replace("\"traitVersion\":1", "\"traitVersion\":" + version);
  }

  @ParameterizedTest
  @CsvSource({
    "1e2, 1, 100, 1",
    "100.0, 1.000, 100, 1",
    "1.50, 1, 1.5, 1",
    "-0, 1, 0, 1",
    "-0.0, 1, 0, 1",
    "1e-7, 1, 1e-7, 1",
    "0.00000010, 1, 1e-7, 1",
    "5e-324, 1, 5e-324, 1",
    "3600e-1, 1, 360, 1",
    "12, 1e0, 12, 1"
  })
  void howANumberWasWrittenDoesNotCount(String hue, String version, String read, String then) {
    assertEquals(with(read, then), read(with(hue, version)).value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "125.207575308952361234567890123",
        "0.1000000000000000055511151231257827",
        "1e-400",
        "359.99999999999999999999999"
      })
  void aNumberWithMoreDigitsThanADoubleHasIsNotTakenForOne(String hue) {
    StoredTraits stored = read(with(hue, "1"));
    assertTrue(String.valueOf(stored.value()).startsWith("{\"rarity\": "), "" + stored.value());
    assertTrue(stored.isValid());
    assertNotEquals(TraitState.EXACT, stored.state(ID));
  }

  @Test
  void whatTheOrmOfTheAppRoundsIsRounded() {
    String exact = TraitText.of(ID);
    String hue = exact.replaceFirst(".*?\"h\":([^,]*),.*", "$1");
    String rounded =
        new BigDecimal(hue)
            .setScale(new BigDecimal(hue).scale() - 2, RoundingMode.HALF_UP)
            .toPlainString();
    StoredTraits stored = read(with(rounded, "1"));
    assertEquals(TraitState.ROUNDED, stored.state(ID));
    assertEquals(with(rounded, "1"), stored.value());
  }

  @Test
  void fieldsThatTraitsDoNotHaveStayVisible() {
    String more = TraitText.of(ID).replaceFirst("\\{", "{\"mood\":1,");
    StoredTraits stored = read(more);
    assertEquals(TraitState.DRIFTED, stored.state(ID));
    assertTrue(String.valueOf(stored.value()).contains("\"mood\": 1"));
  }

  @Test
  void ofAFieldThatComesTwiceTheLastCountsAsInTheApp() {
    String twice = TraitText.of(ID).replaceFirst("\\{", "{\"rarity\":\"mythic\",");
    assertEquals(TraitText.of(ID), read(twice).value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "7", "\"text\"", "[]", "{}", "[{\"h\": 1}]"})
  void whatIsNoObjectIsInvalidAndNotMissing(String json) {
    StoredTraits stored = read(json);
    assertEquals(json, stored.value());
    assertFalse(stored.isMissing());
    assertEquals(TraitState.INVALID, stored.state(ID));
  }

  @Test
  void whatIsTooLongStaysOnTheServer() {
    scene.execute(
        "INSERT INTO \"Pet\" (\"id\", \"name\", \"userId\", \"updatedAt\", \"traits\") SELECT '"
            + ID
            + "', 'Mia', min(\"id\"), now(), to_jsonb(repeat('abc', 4000000)) FROM \"User\"");
    StoredTraits stored = scan().get(ID);
    assertEquals(12_000_002L, stored.longBytes());
    assertEquals(TraitState.INVALID, stored.state(ID));
    assertTrue(stored.shown(5).orElseThrow().startsWith("\"abca"));
    try (Database database = scene.open(Access.READ)) {
      assertEquals(
          stored, database.read(() -> database.dao(PetDao.class).find(ID)).orElseThrow().traits());
    }
  }

  @Test
  void whatIsLongButNotTooLongIsReadWhole() {
    assertEquals(300_002, String.valueOf(read("\"" + "a".repeat(300_000) + "\"").value()).length());
  }

  @Test
  void savedTraitsThatAreWrittenInAnotherWayAreStillThose() {
    String exact = TraitText.of(ID);
    String formatted =
        exact
            .replaceFirst("\\{", "{ \"rarity\":\"mythic\", ")
            .replaceFirst("\"h\":([^,]*)", "\"h\":$1e0");
    add(Map.of(ID, "{}"));
    try (Database database = scene.open(Access.WRITE)) {
      StoredTime now = StoredTime.of(Instant.EPOCH);
      Object stored =
          database.write(
              () -> {
                RestoreDao dao = database.dao(RestoreDao.class);
                assertEquals(1, dao.replace(ID, formatted, now));
                return dao.stored(ID, StoredKind.TEXT).get(0).value();
              });
      RestoreDao dao = database.dao(RestoreDao.class);
      for (String same : List.of(exact, formatted)) {
        assertTrue(database.read(() -> dao.isSame(stored, same)), same);
      }
      for (String other :
          List.of("{}", "no JSON", exact.replace(":1}", ":2}"), exact + ' ' + exact)) {
        assertFalse(database.read(() -> dao.isSame(stored, other)), other);
      }
    }
  }
}

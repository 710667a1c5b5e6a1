package petshell.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import petshell.job.look.PetCriteria;
import petshell.job.look.PetListing;
import petshell.job.look.PetSort;
import petshell.job.look.Verify;
import petshell.job.look.VerifyOutcome;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitState;

/** Columns of the names that SQLite has for the number of a row, with anything in them. */
class RowNameTest {
  private static final int PETS = 2_592;

  /** Which columns hide the number of the row. */
  enum Shape {
    ONE_NUMBER_FOR_ALL("\"rowid\" INTEGER DEFAULT 7", true),
    TEXT_IN_ANY_CASE("\"RowID\" TEXT DEFAULT 'x'", true),
    GENERATED("rowid AS (length(\"name\")) VIRTUAL", true),
    TWO_NAMES("\"OID\", _rowid_ DEFAULT 0", true),
    OTHER_TWO_NAMES("rowid, oid INTEGER DEFAULT 1", true),
    ALL_NAMES_AND_A_NUMBER("\"a \"\"b\"\" :c\" INTEGER PRIMARY KEY, rowid, oid, _rowid_", false),
    ALL_NAMES_AND_ONE_IS_THE_NUMBER("rowid, OID integer primary key, _rowid_ TEXT", false),
    THE_NUMBER_IS_NAMED_ROWID("rowid INTEGER PRIMARY KEY", false),
    A_KEY_THAT_IS_NOT_THE_NUMBER("rowid INTEGER PRIMARY KEY DESC", false);

    private final String columns;
    private final boolean idIsKey;

    Shape(String columns, boolean idIsKey) {
      this.columns = columns;
      this.idIsKey = idIsKey;
    }

    private void make(WebAppDatabase pets) {
      pets.remakePets(sql -> definition(sql).replaceFirst("\\(", "(" + columns + ", "));
    }

    private String definition(String sql) {
      return idIsKey ? sql : sql.replace("NOT NULL PRIMARY KEY", "NOT NULL UNIQUE");
    }
  }

  @TempDir private Path folder;

  private WebAppDatabase pets(Shape shape) {
    WebAppDatabase pets = WebAppDatabase.demo(folder);
    pets.addPets(PETS - 92, 3);
    shape.make(pets);
    pets.migrate();
    return pets;
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void everyPetIsFilledAndVerifiedAndListed(Shape shape) {
    WebAppDatabase pets = pets(shape);
    Operations.fill(pets);
    assertEquals(List.of("" + PETS), pets.query("SELECT count(traits) FROM Pet"));
    try (Database database = pets.open(Access.READ)) {
      VerifyOutcome verified =
          new Verify(database, new Cancellation(), new RecordedProgress(), 0).run();
      assertEquals(Map.of(TraitState.EXACT, (long) PETS), withoutZeros(verified));
      for (PetSort sort : PetSort.values()) {
        List<String> ids = new ArrayList<>();
        new PetListing(database, new Cancellation(), PetCriteria.ALL, sort)
            .read(Long.MAX_VALUE, found -> found.forEachRemaining(pet -> ids.add(pet.id())));
        assertEquals(PETS, ids.size(), sort.name());
        assertEquals(new HashSet<>(pets.query("SELECT id FROM Pet")), new HashSet<>(ids));
      }
    }
  }

  private static Map<TraitState, Long> withoutZeros(VerifyOutcome verified) {
    Map<TraitState, Long> counts = new EnumMap<>(verified.counts());
    counts.values().removeIf(count -> count == 0);
    return counts;
  }
}

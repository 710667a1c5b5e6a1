package petshell.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.store.Access;
import petshell.store.Cursor;
import petshell.store.Database;
import petshell.store.Page;
import petshell.store.PetFilter;
import petshell.store.RawBytes;
import petshell.store.StoredPet;
import petshell.store.TraitsDao;
import petshell.store.WebAppDatabase;

/** That pets are read the same from joined texts as each alone. */
class SqliteJoinedPetsTest {
  private static final int MANY = 3_000;

  @TempDir Path folder;
  private WebAppDatabase pets;

  @BeforeEach
  void make() {
    pets = WebAppDatabase.migrated(folder);
    pets.execute(
        "DELETE FROM Pet",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + MANY
            + ") INSERT INTO Pet (id, name, userId, updatedAt, traits)"
            + " SELECT printf('%.*c-%d', 9 + i % 30, 'p', i), 'Pet', (SELECT min(id) FROM User),"
            + " '2026-02-01', json_object('of', i, 'text', printf('%.*c', 90 + i % 700, '7'))"
            + " FROM n");
  }

  @Test
  void plainPetsAreAllReadWithGapsBetweenThem() {
    pets.execute("DELETE FROM Pet WHERE rowid % 7 = 0 OR rowid BETWEEN 1200 AND 1300");
    List<StoredPet> read = scanned();
    assertTrue(SqliteJoinedPets.fits(read));
    assertEquals(
        pets.query("SELECT rowid, id, traits FROM Pet ORDER BY rowid"),
        read.stream()
            .map(
                pet ->
                    SqlitePetKey.position(pet.key())
                        + "|"
                        + pet.key().id()
                        + "|"
                        + pet.traits().value())
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "traits = NULL",
        "traits = ''",
        "traits = x''",
        "traits = 12345",
        "traits = CAST(traits AS BLOB)",
        "traits = 'short'",
        "traits = printf('%.*c', 899, 'x')",
        "traits = printf('%.*c', 900, 'x')",
        "traits = printf('%.*c', 2000000, 'x')",
        "traits = '\u00fc' || traits",
        "traits = '\u00fc' || traits || '200' || printf('%.*c', 200, 'y')",
        "traits = '\ud83d\ude00' || traits",
        "traits = '\ufffd' || traits",
        "traits = CAST(x'ff' || traits AS TEXT)",
        "traits = traits || char(0) || '123'",
        "id = printf('%.*c', 99, 'q')",
        "id = printf('%.*c', 100, 'q')",
        "id = printf('%.*c', 2000000, 'q')",
        "id = 'short'",
        "id = ''",
        "id = 'an\u00fcmlaut-in-an-id'",
        "id = CAST(x'ff' || 'an-improper-id' AS TEXT)",
        "id = CAST('a-binary-id-of-some-length' AS BLOB)",
        "id = 'an-id-with' || char(0) || 'nothing'",
      })
  void whatIsNotPlainIsReadAsAlone(String change) {
    for (int row : new int[] {1_001, 1_500, 2_000, MANY}) {
      pets.execute("UPDATE Pet SET " + change + " WHERE rowid = " + row);
      List<StoredPet> read = scanned();
      assertEquals(MANY, read.size());
      try (Database database = pets.open(Access.READ);
          TraitsDao traits = database.traits()) {
        for (StoredPet pet : read.subList(row - 3, Math.min(row + 2, MANY))) {
          Object alone =
              database
                  .read(() -> traits.stored(pet.key()))
                  .orElseThrow(AssertionError::new)
                  .value();
          assertTrue(
              Objects.deepEquals(bytes(alone), bytes(pet.traits().value())),
              () -> pet.key() + ": " + alone + ", not " + pet.traits().value());
        }
      }
      pets.execute(
          "UPDATE Pet SET id = printf('again-%d-of-them', rowid), traits = printf('%.*c', 150, 'z')"
              + " WHERE rowid = "
              + row);
    }
  }

  private static @Nullable Object bytes(@Nullable Object value) {
    return value instanceof RawBytes raw ? raw.bytes() : value;
  }

  private List<StoredPet> scanned() {
    List<StoredPet> found = new ArrayList<>();
    try (Database database = pets.open(Access.READ);
        TraitsDao traits = database.traits()) {
      return database.read(
          () -> {
            Optional<Cursor> from = Optional.empty();
            do {
              Page<StoredPet> page = traits.scan(PetFilter.ALL, from);
              found.addAll(page.rows());
              from = page.next();
            } while (from.isPresent());
            return found;
          });
    }
  }
}

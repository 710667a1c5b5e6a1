package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.store.Cursor;
import petshell.store.Page;
import petshell.store.PetKey;
import petshell.store.RunCounts;
import petshell.store.Slot;
import petshell.store.TraitsDao;
import petshell.store.TraitsDao.PageRequest;

/** How pets that lie by a hash of their ids are shared, on a plain server that has such a hash. */
class PostgresYugabyteTest {
  private static final PostgresVariant VARIANT =
      PostgresVariant.of("PostgreSQL 15.12-YB-2.25.2.0-b0 on x86_64-pc-linux-gnu", false);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 64})
  void theRangesOfHashesHaveEveryPetOnce(int slots) throws SQLException {
    try (PostgresTestDatabase pets = PostgresTestDatabase.migrated(folder)) {
      pets.execute(
          "CREATE FUNCTION yb_hash_code(text) RETURNS integer IMMUTABLE LANGUAGE sql"
              + " AS 'SELECT hashtext($1) & 65535'");
      List<String> found = new ArrayList<>();
      try (Connection connection = pets.connect();
          Handle handle = Jdbi.open(connection)) {
        PostgresSharing sharing = new PostgresSharing(handle, VARIANT);
        List<String> bounds = sharing.bounds(slots);
        assertEquals(slots - 1, bounds.size());
        for (int slot = 1; slot <= slots; slot++) {
          found.addAll(ids(handle, sharing.cursor(slot(slot, bounds))));
        }
      }
      found.sort(null);
      assertEquals(pets.query("SELECT \"id\" FROM \"Pet\" ORDER BY \"id\" COLLATE \"C\""), found);
    }
  }

  private static Slot slot(int number, List<String> bounds) {
    return new Slot(
        1,
        number,
        number == 1 ? Optional.empty() : Optional.of(bounds.get(number - 2)),
        number > bounds.size() ? Optional.empty() : Optional.of(bounds.get(number - 1)),
        Optional.empty(),
        Optional.empty(),
        0,
        false,
        false,
        RunCounts.NONE);
  }

  private static List<String> ids(Handle handle, Cursor start) {
    List<String> ids = new ArrayList<>();
    try (TraitsDao traits = PostgresTraitsDao.of(handle, VARIANT)) {
      Optional<Cursor> from = Optional.of(start);
      while (from.isPresent()) {
        Page<PetKey> page = traits.page(new PageRequest(from, 7, OptionalLong.empty()));
        page.rows().forEach(key -> ids.add(key.id()));
        from = page.next();
      }
    }
    return ids;
  }

  @Test
  void noMoreRangesAreMadeThanThereAreHashes() {
    List<String> bounds = VARIANT.hash().orElseThrow().bounds(100_000);
    assertEquals(65_535, bounds.size());
    assertEquals("0", bounds.get(0));
    assertEquals("65534", bounds.get(65_534));
    assertTrue(bounds.stream().distinct().count() == bounds.size());
  }
}

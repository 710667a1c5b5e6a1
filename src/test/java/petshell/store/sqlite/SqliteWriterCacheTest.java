package petshell.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.StoredTime;
import petshell.store.TraitsDao;
import petshell.store.TraitsDao.PageRequest;
import petshell.store.TraitsDao.Written;
import petshell.store.TraitsToStore;
import petshell.store.WebAppDatabase;
import petshell.trait.TraitText;

class SqliteWriterCacheTest {
  private static final StoredTime NOW = StoredTime.of(Instant.ofEpochMilli(1_770_000_000_123L));

  @TempDir Path folder;

  /**
   * @param another whether another access object of the same connection writes the large one
   */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readersAreNotKeptOutWhileALargeBatchIsWrittenAfterASmallOne(boolean another) {
    int large = 10_000;
    int small = 92;
    WebAppDatabase pets = WebAppDatabase.migrated(folder);
    pets.execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
            + large
            + ")"
            + " INSERT INTO Pet (id, name, userId, updatedAt)"
            + " SELECT 'more-' || i, 'More', (SELECT min(id) FROM User), '2026-02-01' FROM n");
    try (Database database = pets.open(Access.WRITE);
        TraitsDao traits = database.traits();
        TraitsDao second = database.traits()) {
      List<TraitsToStore> all =
          traits.prepare(
              database
                  .read(
                      () ->
                          traits.page(
                              new PageRequest(
                                  Optional.empty(), small + large, OptionalLong.empty())))
                  .rows(),
              TraitText::of);
      database.write(() -> traits.fill(all.subList(0, small), NOW));
      List<Written> written =
          database.write(
              () -> {
                List<Written> outcomes =
                    (another ? second : traits).fill(all.subList(small, all.size()), NOW);
                assertEquals(
                    List.of(String.valueOf(large)),
                    pets.query("SELECT COUNT(*) FROM Pet WHERE traits IS NULL"));
                return outcomes;
              });
      assertEquals(Collections.nCopies(large, Written.STORED), written);
    }
  }
}

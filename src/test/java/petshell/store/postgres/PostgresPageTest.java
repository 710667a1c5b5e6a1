package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import petshell.store.Page;
import petshell.store.PetKey;
import petshell.store.TraitsDao;
import petshell.store.TraitsDao.PageRequest;

/** How the server finds the pages of pets without traits. */
class PostgresPageTest {
  private static final int PETS = 20_000;

  private static final String MORE_PETS =
      """
      INSERT INTO "Pet" ("id", "name", "userId", "updatedAt")
      SELECT md5(n::text), 'Pet ' || n, (SELECT "id" FROM "User" LIMIT 1), now()
      FROM generate_series(1,\s
      """;

  private static final String SCANS =
      """
      SELECT seq_scan FROM pg_stat_xact_user_tables WHERE relname = 'Pet'
      """;

  private PostgresScene scene;

  @BeforeEach
  void make() {
    scene = PostgresScene.migrated();
    scene.execute(
        "ALTER TABLE \"Pet\" SET (autovacuum_enabled = off)", MORE_PETS + PETS + ") AS n");
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void aPageOfAColumnThatTheServerKnowsNothingOfTakesNoScanOfAllPets() throws SQLException {
    scene.execute("ANALYZE \"Pet\" (\"id\")");
    assertEquals(0, scans(1_000));
  }

  @Test
  void whereTheServerKnowsThatFewPetsAreLeftItChoosesTheWay() throws SQLException {
    scene.execute(
        "UPDATE \"Pet\" SET \"traits\" = '{}' WHERE \"name\" NOT LIKE 'Pet 123%'",
        "ANALYZE \"Pet\"");
    assertEquals(1, scans(111));
  }

  /** Returns how many scans of the whole table the first page takes. */
  private long scans(int rows) throws SQLException {
    try (Connection connection = PostgresServer.connect(scene.address());
        Handle handle = Jdbi.create(connection).open();
        TraitsDao traits = PostgresTraitsDao.of(handle, PostgresVariant.of("PostgreSQL", false))) {
      handle.begin();
      PageRequest request = new PageRequest(Optional.empty(), 1_000, OptionalLong.empty());
      Page<PetKey> page = traits.page(request);
      assertEquals(rows, page.rows().size());
      long scans = handle.createQuery(SCANS).mapTo(Long.class).one();
      handle.commit();
      return scans;
    }
  }
}

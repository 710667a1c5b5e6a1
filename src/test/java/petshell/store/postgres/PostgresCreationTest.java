package petshell.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import petshell.store.Access;
import petshell.store.Database;
import petshell.store.DatabaseAddress;
import petshell.store.OpenOptions;
import petshell.store.StoreException;

class PostgresCreationTest {
  private PostgresAddress address;

  @BeforeEach
  void name() {
    address = PostgresServer.get().free();
  }

  @AfterEach
  void drop() throws SQLException {
    PostgresServer.get().drop(address);
  }

  private static void fill(DatabaseAddress empty) {
    try {
      PostgresServer.execute(
          PostgresServer.inSchema((PostgresAddress) empty, "public"),
          "CREATE TABLE \"Pet\" (id int)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private String asked(String sql) throws SQLException {
    try (Connection connection = PostgresServer.connect(address);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void aNewDatabaseTakesEveryCharacter() throws SQLException {
    address.create(PostgresCreationTest::fill);
    assertEquals("UTF8", asked("SHOW server_encoding"));
    assertEquals("0", asked("SELECT count(*) FROM \"Pet\""));
  }

  @Test
  void anEmptyDatabaseIsFilledAndOneWithContentIsNot() throws SQLException {
    PostgresServer.execute(
        address.withDatabase("postgres"), "CREATE DATABASE " + address.database());
    address.create(PostgresCreationTest::fill);
    StoreException refused =
        assertThrows(StoreException.class, () -> address.create(PostgresCreationTest::fill));
    assertEquals(
        address.label() + " is not empty: it has \"Pet\"; name a new database, or an empty one",
        refused.getMessage());
  }

  @Test
  void aSchemaIsMadeToo() throws SQLException {
    PostgresAddress inSchema = PostgresServer.inSchema(address, "Web app");
    inSchema.create(
        empty -> {
          try (Database database =
              Database.open(
                  empty,
                  new OpenOptions(Access.WRITE, OpenOptions.DEFAULT_BUSY_TIMEOUT, time -> true))) {
            assertEquals("PostgreSQL", database.product());
          }
        });
    assertEquals("1", asked("SELECT count(*) FROM pg_namespace WHERE nspname = 'Web app'"));
  }

  @Test
  void anEmptyDatabaseThatCannotBeFilledStays() throws SQLException {
    PostgresServer.execute(
        address.withDatabase("postgres"), "CREATE DATABASE " + address.database());
    assertThrows(
        IllegalStateException.class,
        () ->
            address.create(
                empty -> {
                  throw new IllegalStateException("no content");
                }));
    assertEquals("1", asked("SELECT 1"));
  }

  @Test
  void theServerSaysHowLargeTheDatabaseIsAndWhetherItMayBeWritten() {
    address.create(PostgresCreationTest::fill);
    try (Database database =
        Database.open(
            address,
            new OpenOptions(Access.READ, OpenOptions.DEFAULT_BUSY_TIMEOUT, time -> true))) {
      OptionalLong size = database.services().size();
      assertTrue(size.isPresent() && size.getAsLong() > 1_000_000, size.toString());
      assertTrue(database.services().isWritable());
    }
  }
}

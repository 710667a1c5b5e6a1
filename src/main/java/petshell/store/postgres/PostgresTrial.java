package petshell.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import petshell.store.Engine;
import petshell.store.StoreException;

/**
 * A copy of a schema to try changes on: empty tables of the same shapes and names in another
 * schema, made on a connection of its own in a transaction that is never committed. The app's
 * tables are looked at, and locked no more than a query does. Temporary tables would need fewer
 * rights, but Liquibase does not see those.
 */
final class PostgresTrial {
  private static final String READ_ONLY = "25006";
  private static final String NO_RIGHT = "42501";

  /** All that petshell's and Liquibase's statements name. */
  private static final String TABLES =
      """
      SELECT c.relname FROM pg_catalog.pg_class AS c
      JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname = current_schema()
      WHERE c.relkind IN ('r', 'p')
        AND (c.relname IN ('Pet', 'PetTrait', 'User', 'Trait', '_prisma_migrations')
          OR c.relname LIKE 'petshell\\_%' OR lower(c.relname) LIKE 'databasechangelog%')
      ORDER BY c.oid
      """;

  private PostgresTrial() {}

  /**
   * Makes a copy.
   *
   * @param handle in a transaction
   * @param withRows the tables whose rows are copied too
   */
  static Engine.Trial of(PostgresAddress address, Handle handle, Collection<String> withRows)
      throws SQLException {
    List<String> tables = handle.createQuery(TABLES).mapTo(String.class).list();
    String schema = handle.createQuery("SELECT current_schema()").mapTo(String.class).one();
    List<String> filled = withRows.stream().map(name -> PostgresSchemaFacts.stored(name)).toList();
    PostgresSession session = PostgresSession.open(address, PostgresConnections.NAME, Map.of());
    Connection connection = session.connection();
    try {
      session.begin();
      copy(connection, schema, tables, filled);
      return new Engine.Trial(PostgresEngine.ofTrial(address, connection), connection);
    } catch (SQLException e) {
      connection.close();
      throw refused(e, address);
    } catch (RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static void copy(
      Connection connection, String schema, List<String> tables, List<String> filled)
      throws SQLException {
    // Nobody else ever sees it; but two of the same name would wait for each other.
    String scratch =
        PostgresSession.quoted("petshell_trial_" + UUID.randomUUID().toString().replace('-', '_'));
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + scratch);
      statement.execute("SET LOCAL search_path = " + scratch);
      for (String table : tables) {
        String name = PostgresSession.quoted(table);
        String source = PostgresSession.quoted(schema) + '.' + name;
        statement.execute(
            String.format(Locale.ROOT, "CREATE TABLE %s (LIKE %s INCLUDING ALL)", name, source));
        if (filled.contains(table)) {
          statement.execute(
              String.format(Locale.ROOT, "INSERT INTO %s SELECT * FROM %s", name, source));
        }
      }
    }
  }

  private static RuntimeException refused(SQLException thrown, PostgresAddress address)
      throws SQLException {
    String state = String.valueOf(thrown.getSQLState());
    if (state.equals(READ_ONLY) || state.equals(NO_RIGHT)) {
      return new StoreException(
          StoreException.Reason.OTHER,
          "cannot try the change in a schema of its own, which would be rolled back: "
              + PostgresErrors.explain(thrown, address, Duration.ZERO).problem(),
          state.equals(READ_ONLY)
              ? "name the primary server"
              : "grant the user CREATE on the database, or run the command without a dry run",
          thrown);
    }
    throw thrown;
  }
}

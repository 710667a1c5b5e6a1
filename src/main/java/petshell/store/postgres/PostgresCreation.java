package petshell.store.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import petshell.store.DatabaseAddress;
import petshell.store.StoreException;

/** Makes databases on a server, or fills one that is empty. */
final class PostgresCreation {
  /** Every server has it. */
  private static final String MAINTENANCE = "postgres";

  private static final String NO_DATABASE = "3D000";
  private static final String WRONG_LOCALE = "22023";

  /** What an extension has made is nobody's content. */
  private static final String TABLE =
      """
      SELECT c.relname FROM pg_catalog.pg_class c
      WHERE c.relnamespace = (SELECT oid FROM pg_catalog.pg_namespace
          WHERE nspname = pg_catalog.current_schema())
        AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d
          WHERE d.objid = c.oid AND d.deptype = 'e')
      ORDER BY c.relname LIMIT 1
      """;

  private final PostgresAddress address;

  private PostgresCreation(PostgresAddress address) {
    this.address = address;
  }

  /** See {@link DatabaseAddress#create}. */
  static void make(PostgresAddress address, Consumer<DatabaseAddress> content) {
    PostgresCreation creation = new PostgresCreation(address);
    try {
      boolean isNew = !creation.isThere();
      if (isNew) {
        creation.createDatabase();
      }
      creation.fill(content, isNew);
    } catch (SQLException e) {
      throw PostgresErrors.explain(e, address, Duration.ZERO);
    }
  }

  private void fill(Consumer<DatabaseAddress> content, boolean isNew) throws SQLException {
    boolean filled = false;
    try {
      createSchema();
      content.accept(address);
      filled = true;
    } finally {
      if (!filled && isNew) {
        execute(address.withDatabase(MAINTENANCE), "DROP DATABASE " + name());
      }
    }
  }

  /** Returns whether there is a database already, which is empty. */
  private boolean isThere() throws SQLException {
    try {
      PostgresSession session = PostgresSession.open(address, PostgresConnections.NAME, Map.of());
      try (Connection connection = session.connection()) {
        session.begin();
        requireEmpty(connection);
        return true;
      }
    } catch (SQLException e) {
      if (NO_DATABASE.equals(PostgresFailure.of(e).state())) {
        return false;
      }
      throw e;
    }
  }

  private void requireEmpty(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TABLE)) {
      if (row.next()) {
        throw refused(
            address.label() + " is not empty: it has \"" + row.getString(1) + '"',
            "name a new database, or an empty one");
      }
    }
  }

  private static StoreException refused(String problem, @Nullable String hint) {
    return new StoreException(StoreException.Reason.FILE, problem, hint, null);
  }

  /** From the template that goes with any encoding; the locale of the server may not. */
  private void createDatabase() throws SQLException {
    PostgresAddress server = address.withDatabase(MAINTENANCE);
    String sql = "CREATE DATABASE " + name() + " TEMPLATE template0 ENCODING 'UTF8'";
    try {
      execute(server, sql);
    } catch (SQLException e) {
      if (!WRONG_LOCALE.equals(e.getSQLState())) {
        throw e;
      }
      execute(server, sql + " LC_COLLATE 'C' LC_CTYPE 'C'");
    }
  }

  private void createSchema() throws SQLException {
    Optional<String> schema = address.schema();
    if (schema.isPresent()) {
      execute(address, "CREATE SCHEMA IF NOT EXISTS " + PostgresSession.quoted(schema.get()));
    }
  }

  private String name() {
    return PostgresSession.quoted(address.database());
  }

  private static void execute(PostgresAddress where, String sql) throws SQLException {
    try (Connection connection = PostgresConnections.open(where);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

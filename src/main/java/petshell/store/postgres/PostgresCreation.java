package petshell.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;
import petshell.store.DatabaseAddress;

/** Makes databases on a server. */
final class PostgresCreation {
  /** Every server has it. */
  private static final String MAINTENANCE = "postgres";

  private PostgresCreation() {}

  /** See {@link DatabaseAddress#create}. */
  static void make(PostgresAddress address, Consumer<DatabaseAddress> content) {
    execute(address, "CREATE DATABASE " + quoted(address.database()));
    boolean filled = false;
    try {
      content.accept(address);
      filled = true;
    } finally {
      if (!filled) {
        execute(address, "DROP DATABASE " + quoted(address.database()));
      }
    }
  }

  private static void execute(PostgresAddress address, String sql) {
    PostgresAddress server = address.withDatabase(MAINTENANCE);
    try (Connection connection = PostgresConnections.open(server);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw PostgresErrors.explain(e, address, Duration.ZERO);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}

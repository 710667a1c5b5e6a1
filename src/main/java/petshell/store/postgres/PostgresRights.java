package petshell.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;

/** Finds out which rights a user lacks where the server has only said that one is missing. */
final class PostgresRights {
  private PostgresRights() {}

  /**
   * Returns the rights, to follow what the server said; empty where nobody can tell.
   *
   * @param said the server's words, which name the table or the schema
   */
  static String missing(PostgresAddress address, String said) {
    String sql =
        """
        SELECT current_user, COALESCE(
          (SELECT string_agg(p, ', ') || ' on "' || max(t.relname) || '"'
            FROM (SELECT c.oid, c.relname FROM pg_class c
              WHERE c.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
              AND c.relkind IN ('r', 'p') AND position(c.relname::text IN ?) > 0
              ORDER BY length(c.relname::text) DESC LIMIT 1) t,
            unnest(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p
            WHERE NOT has_table_privilege(t.oid, p)),
          (SELECT 'CREATE on schema "' || current_schema() || '"'
            WHERE NOT has_schema_privilege(current_schema(), 'CREATE')))
        """;
    try {
      PostgresSession session = PostgresSession.open(address, PostgresConnections.NAME, Map.of());
      try (Connection connection = session.connection()) {
        session.begin();
        return missing(connection, sql, said);
      }
    } catch (SQLException e) {
      System.getLogger(PostgresRights.class.getName())
          .log(System.Logger.Level.DEBUG, "nobody can tell which right is missing", e);
      return "";
    }
  }

  private static String missing(Connection connection, String sql, String said)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, said);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        String rights = row.getString(2);
        return rights == null ? "" : " (\"" + row.getString(1) + "\" lacks " + rights + ')';
      }
    }
  }
}

package petshell.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * What one connection has set for itself. A pooler hands the server's sessions to other clients in
 * between, so that nothing may stay set there: then each transaction sets it again.
 *
 * @param connection the connection
 * @param isDirect whether no pooler is between
 * @param schema where unqualified names are looked up; empty where there is no such schema
 * @param readOnly why nothing can be written; empty where it can
 * @param settings what is set, by the server's names
 */
record PostgresSession(
    Connection connection,
    boolean isDirect,
    String schema,
    Optional<String> readOnly,
    Map<String, String> settings) {
  /**
   * Sets a connection up in one round trip.
   *
   * @param wanted what to set beside what every session has, by the server's names
   */
  static PostgresSession start(
      Connection connection, PostgresAddress address, Map<String, String> wanted)
      throws SQLException {
    Map<String, String> settings = new LinkedHashMap<>(wanted);
    settings.put("TimeZone", "UTC");
    address.schema().ifPresent(schema -> settings.put("search_path", quoted(schema)));
    int process = connection.unwrap(PGConnection.class).getBackendPID();
    // A pooler gives its clients process numbers of its own making.
    String direct = "pg_catalog.pg_backend_pid() = " + process;
    String sql =
        "SELECT "
            + direct
            + ", CASE WHEN "
            + direct
            + " THEN "
            + setting(settings, false)
            + " END, pg_catalog.current_schema(), pg_catalog.pg_is_in_recovery(),"
            + " pg_catalog.current_setting('transaction_read_only')";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, settings);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        boolean isDirect = row.getBoolean(1) && !address.isPooled();
        if (!isDirect) {
          connection.unwrap(PGConnection.class).setPrepareThreshold(0);
        }
        String schema = row.getString(3);
        String readOnly =
            row.getBoolean(4)
                ? "the server is a standby, which only reads"
                : row.getString(5).equals("on") ? "transactions there are read-only" : "";
        return new PostgresSession(
            connection,
            isDirect,
            schema == null ? "" : schema,
            Optional.of(readOnly).filter(why -> !why.isEmpty()),
            Map.copyOf(settings));
      }
    }
  }

  /** Sets for the open transaction what could not be set for the session. */
  void inTransaction() throws SQLException {
    if (!isDirect) {
      try (PreparedStatement statement =
          connection.prepareStatement("SELECT " + setting(settings, true))) {
        bind(statement, settings);
        statement.execute();
      }
    }
  }

  private static String setting(Map<String, String> settings, boolean local) {
    return settings.keySet().stream()
        .map(name -> "pg_catalog.set_config('" + name + "', ?, " + local + ")")
        .collect(Collectors.joining(" || ' ' || "));
  }

  private static void bind(PreparedStatement statement, Map<String, String> settings)
      throws SQLException {
    int position = 0;
    for (String value : settings.values()) {
      position++;
      statement.setString(position, value);
    }
  }

  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}

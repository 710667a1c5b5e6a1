package petshell.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import petshell.store.PetShellException;

/**
 * What one connection has set for itself. A pooler hands the server's sessions to other clients in
 * between, so that nothing may stay set there: then each transaction sets it again.
 *
 * @param connection the connection
 * @param isDirect whether no pooler is between
 * @param schema where unqualified names are looked up; empty where there is no such schema
 * @param readOnly why nothing can be written; empty where it can
 * @param settings what is set, by the server's names
 * @param variant which engine it is that speaks PostgreSQL's language
 */
record PostgresSession(
    Connection connection,
    boolean isDirect,
    String schema,
    Optional<String> readOnly,
    Map<String, String> settings,
    PostgresVariant variant) {
  /** The setting of a session that only reads. */
  static final String READ_ONLY = "default_transaction_read_only";

  private static final String FACTS =
      """
      pg_catalog.current_schema() AS "schema", pg_catalog.pg_is_in_recovery() AS "standby",
      pg_catalog.current_setting('transaction_read_only') AS "readOnly",
      version() AS "version", EXISTS (
        SELECT 1 FROM pg_catalog.pg_extension WHERE extname = 'citus') AS "citus"
      """;

  /**
   * Connects and sets the connection up, directly in one round trip.
   *
   * @param name what the connection calls itself; the server cuts it
   * @param wanted what to set beside what every session has, by the server's names
   * @throws PetShellException of the kind REFUSED if a pooler is between that has no transactions
   */
  static PostgresSession open(PostgresAddress address, String name, Map<String, String> wanted)
      throws SQLException {
    Map<String, String> settings = new LinkedHashMap<>(wanted);
    settings.put("TimeZone", "UTC");
    address.schema().ifPresent(schema -> settings.put("search_path", quoted(schema)));
    Connection connection = PostgresConnections.open(address, name);
    try {
      Optional<PostgresSession> direct =
          address.isPooled() ? Optional.empty() : direct(connection, settings);
      return (direct.isPresent() ? direct.get() : behindPooler(connection, address, settings))
          .withThoseOfVariant();
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** A pooler gives its clients process numbers of its own making. */
  private static Optional<PostgresSession> direct(
      Connection connection, Map<String, String> settings) throws SQLException {
    String direct =
        "pg_catalog.pg_backend_pid() = " + connection.unwrap(PGConnection.class).getBackendPID();
    String sql =
        "SELECT "
            + direct
            + " AS \"direct\", CASE WHEN "
            + direct
            + " THEN "
            + setting(settings, false)
            + " END, "
            + FACTS;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, settings);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean("direct")
            ? Optional.of(of(connection, true, row, settings))
            : Optional.empty();
      }
    }
  }

  private static PostgresSession behindPooler(
      Connection connection, PostgresAddress address, Map<String, String> settings)
      throws SQLException {
    PostgresSession unknown =
        new PostgresSession(
            connection,
            false,
            "",
            Optional.empty(),
            Map.copyOf(settings),
            new PostgresVariant.Itself());
    PostgresPooler.shareSessions(connection);
    try (Statement statement = connection.createStatement()) {
      unknown.begin();
      try (ResultSet row = statement.executeQuery("SELECT " + FACTS)) {
        row.next();
        return of(connection, false, row, settings);
      }
    } catch (SQLException e) {
      if (PostgresPooler.hasNoTransactions(e)) {
        throw PostgresPooler.refused(address, e);
      }
      throw e;
    } finally {
      if (!connection.isClosed()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static PostgresSession of(
      Connection connection, boolean isDirect, ResultSet row, Map<String, String> settings)
      throws SQLException {
    String schema = row.getString("schema");
    String readOnly =
        row.getBoolean("standby")
            ? "the server is a standby, which only reads"
            : row.getString("readOnly").equals("on") ? "transactions there are read-only" : "";
    return new PostgresSession(
        connection,
        isDirect,
        schema == null ? "" : schema,
        Optional.of(readOnly).filter(why -> !why.isEmpty()),
        Map.copyOf(settings),
        PostgresVariant.of(row.getString("version"), row.getBoolean("citus")));
  }

  /** Sets what else the engine needs for sessions that write. */
  private PostgresSession withThoseOfVariant() throws SQLException {
    if (settings.containsKey(READ_ONLY) || variant.settings().isEmpty()) {
      return this;
    }
    if (isDirect) {
      set(variant.settings(), false);
    }
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.putAll(variant.settings());
    return new PostgresSession(connection, isDirect, schema, readOnly, Map.copyOf(all), variant);
  }

  private void set(Map<String, String> those, boolean local) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT " + setting(those, local))) {
      bind(statement, those);
      statement.execute();
    }
  }

  /** Starts a transaction, in which the settings hold. */
  void begin() throws SQLException {
    connection.setAutoCommit(false);
    inTransaction();
  }

  /** Sets for the open transaction what could not be set for the session. */
  void inTransaction() throws SQLException {
    if (!isDirect) {
      set(settings, true);
    }
  }

  /** Does the same for the open transaction of a session that writes. */
  void inWrite() throws SQLException {
    inTransaction();
    String start = variant.startOfWrite(settings);
    if (!start.isEmpty()) {
      PostgresConnections.execute(connection, start);
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

package petshell.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import petshell.store.Spread;

/**
 * Citus, by what a cluster of Citus 13.2 on PostgreSQL 15 answered, a coordinator and two workers.
 *
 * <ul>
 *   <li>{@code SET LOCAL lock_timeout} reaches the locks on rows, which the workers hold, only with
 *       {@code citus.propagate_set_commands}, and only where it is the SET command.
 *   <li>Advisory locks are seen on their own node alone, and tables can be changed only on the
 *       coordinator: so petshell writes there.
 *   <li>A local table is seen by other nodes once it is in the metadata; as a reference table, its
 *       rows would have workers wait for each other.
 *   <li>Refused: a VOLATILE function in an UPDATE, FOR UPDATE of several rows, triggers on tables
 *       that are spread, NOT EXISTS between a local table and one that is spread; and TABLESAMPLE,
 *       by its source (multi_logical_planner.c).
 *   <li>A table to which others that are spread refer cannot be changed in a transaction after a
 *       statement that worked on several shards at once, by its documentation; so they are worked
 *       on one after the other.
 * </ul>
 */
record PostgresCitus() implements PostgresVariant {
  private static final String WORKER =
      """
      SELECT groupid <> 0 FROM pg_catalog.pg_dist_local_group
      """;

  /** Which of petshell's tables are there and not known to the cluster yet. */
  private static final String UNPLACED =
      """
      SELECT c.relname, EXISTS (SELECT 1 FROM pg_catalog.pg_dist_node WHERE groupid = 0)
      FROM pg_catalog.pg_class AS c
      LEFT JOIN pg_catalog.pg_dist_partition AS d ON d.logicalrelid = c.oid
      WHERE c.relname = ANY (?) AND c.oid = pg_catalog.to_regclass(pg_catalog.quote_ident(c.relname))
        AND d.logicalrelid IS NULL
      """;

  private static final String SHARDS =
      """
      SELECT CAST(s.shardminvalue AS integer)
      FROM pg_catalog.pg_dist_partition AS d
      JOIN pg_catalog.pg_dist_shard AS s ON s.logicalrelid = d.logicalrelid
      WHERE d.logicalrelid = pg_catalog.to_regclass('"Pet"') AND d.partmethod = 'h'
        AND pg_catalog.column_to_column_name(d.logicalrelid, d.partkey) = 'id'
      ORDER BY 1
      """;

  private static final double HASHES = 1_000_000;

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "citus.propagate_set_commands", "local", "citus.multi_shard_modify_mode", "sequential");
  }

  @Override
  public String startOfWrite(Map<String, String> settings) {
    String timeout = settings.get("lock_timeout");
    return timeout == null ? "" : "SET LOCAL lock_timeout = '" + timeout + "'";
  }

  @Override
  public Optional<Refusal> noWrites(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(WORKER);
        ResultSet row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1)
          ? Optional.of(
              new Refusal(
                  "it is a worker of a Citus cluster, whose locks the other nodes do not see",
                  "name the coordinator"))
          : Optional.empty();
    }
  }

  @Override
  public List<String> placement(Connection connection) throws SQLException {
    if (shards(connection).isEmpty()) {
      return List.of();
    }
    List<String> tables = PostgresOwnTables.ALL.stream().map(table -> table.name()).toList();
    List<String> unplaced = new ArrayList<>();
    boolean isKnown = false;
    try (PreparedStatement statement = connection.prepareStatement(UNPLACED)) {
      statement.setArray(1, connection.createArrayOf("text", tables.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          unplaced.add(row.getString(1));
          isKnown = row.getBoolean(2);
        }
      }
    }
    List<String> statements = new ArrayList<>();
    for (String table : tables) {
      if (unplaced.contains(table)) {
        placing(table, isKnown).ifPresent(statements::add);
      }
    }
    return statements;
  }

  /**
   * Returns the statement that places a table.
   *
   * @param isKnown whether the metadata have the coordinator, without which they take no table of
   *     its own
   */
  private static Optional<String> placing(String table, boolean isKnown) {
    String name = "'\"" + table + "\"'";
    return switch (table) {
      case "petshell_run" -> Optional.of("SELECT create_reference_table(" + name + ')');
      case "petshell_replaced", "petshell_quarantine" ->
          Optional.of(
              "SELECT create_distributed_table(" + name + ", 'petId', colocate_with => '\"Pet\"')");
      default ->
          isKnown
              ? Optional.of("SELECT citus_add_local_table_to_metadata(" + name + ')')
              : Optional.empty();
    };
  }

  @Override
  public Optional<Spread> spread(Connection connection) throws SQLException {
    return Optional.of(PostgresCitusSpread.of(connection));
  }

  @Override
  public Optional<PostgresShards> shards(Connection connection) throws SQLException {
    List<Integer> starts = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(SHARDS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        starts.add(row.getInt(1));
      }
    }
    return starts.isEmpty()
        ? Optional.empty()
        : Optional.of(new PostgresShards(starts.stream().mapToInt(Integer::intValue).toArray()));
  }

  /** The table on the coordinator is empty where the pets are spread. */
  @Override
  public String sizeOfPets() {
    return """
        (SELECT CASE WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_dist_partition
            WHERE logicalrelid = pg_catalog.to_regclass('"Pet"'))
          THEN pg_catalog.citus_relation_size(pg_catalog.to_regclass('"Pet"'))
          ELSE pg_catalog.pg_relation_size(pg_catalog.to_regclass('"Pet"')) END)""";
  }

  /**
   * All pets are looked at, on all servers at the same time; the hash is not that of the shards.
   */
  @Override
  public String sample(double part) {
    return String.format(
        Locale.ROOT,
        "\"Pet\" WHERE pg_catalog.abs(pg_catalog.hashtextextended(\"id\", 1) %% %.0f) < %.0f",
        HASHES,
        Math.ceil(part * HASHES));
  }
}

package petshell.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import petshell.store.Spread;

/** How the web app's tables lie in a Citus cluster, by its catalogue. */
final class PostgresCitusSpread {
  private static final String TABLES =
      """
      SELECT c.relname AS "table", d.partmethod AS "method", d.repmodel AS "model",
        CASE WHEN d.partmethod <> 'n'
          THEN pg_catalog.column_to_column_name(d.logicalrelid, d.partkey) END AS "column",
        (SELECT count(*) FROM pg_catalog.pg_dist_shard AS s WHERE s.logicalrelid = c.oid)
          AS "shards",
        (SELECT count(DISTINCT p.groupid) FROM pg_catalog.pg_dist_shard AS s
          JOIN pg_catalog.pg_dist_placement AS p ON p.shardid = s.shardid
          WHERE s.logicalrelid = c.oid) AS "nodes",
        d.colocationid = (SELECT e.colocationid FROM pg_catalog.pg_dist_partition AS e
          WHERE e.logicalrelid = pg_catalog.to_regclass('"Pet"')) AS "beside"
      FROM unnest(CAST(? AS text[])) WITH ORDINALITY AS u (t, n)
      JOIN pg_catalog.pg_class AS c ON c.oid = pg_catalog.to_regclass(pg_catalog.quote_ident(u.t))
      LEFT JOIN pg_catalog.pg_dist_partition AS d ON d.logicalrelid = c.oid
      ORDER BY u.n
      """;

  private static final String PETS = "Pet";

  private PostgresCitusSpread() {}

  static Spread of(Connection connection) throws SQLException {
    List<Spread.Place> places = new ArrayList<>();
    Optional<String> trouble = Optional.empty();
    String[] names = {PETS, "PetTrait", "User", "Trait"};
    try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
      statement.setArray(1, connection.createArrayOf("text", names));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String table = row.getString("table");
          places.add(new Spread.Place(table, where(row)));
          trouble = table.equals(PETS) ? trouble(row) : trouble;
        }
      }
    }
    return new Spread(places, trouble);
  }

  private static String where(ResultSet row) throws SQLException {
    String method = row.getString("method");
    if (method == null) {
      return "on the coordinator only";
    }
    if (method.equals("n")) {
      return switch (row.getString("model")) {
        case "t" -> "whole on each node";
        default -> "whole on one node";
      };
    }
    boolean beside = row.getBoolean("beside") && !row.getString("table").equals(PETS);
    return String.format(
        Locale.ROOT,
        "by %s, %,d shards on %,d nodes%s",
        row.getString("column"),
        row.getLong("shards"),
        row.getLong("nodes"),
        beside ? ", beside the pets" : "");
  }

  private static Optional<String> trouble(ResultSet row) throws SQLException {
    String method = row.getString("method");
    if (method == null || method.equals("n")) {
      return Optional.of(
          "\"Pet\" is not spread over the nodes, so that one of them does all the work;"
              + " create_distributed_table('\"Pet\"', 'id') spreads it.");
    }
    return method.equals("h") && row.getString("column").equals("id")
        ? Optional.empty()
        : Optional.of(
            "\"Pet\" is not spread by \"id\", so that each statement asks all nodes;"
                + " alter_distributed_table('\"Pet\"', distribution_column => 'id') changes that.");
  }
}

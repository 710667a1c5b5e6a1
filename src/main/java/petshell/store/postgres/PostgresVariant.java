package petshell.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import petshell.store.Spread;

/**
 * What an engine that speaks PostgreSQL's language does in its own way. What is said here is what
 * PostgreSQL does itself.
 */
interface PostgresVariant {
  /** PostgreSQL itself, or an engine that differs from it in nothing that matters here. */
  record Itself() implements PostgresVariant {}

  /**
   * Returns the variant that a server is.
   *
   * @param said what the server says of itself
   * @param citus whether Citus is installed in the database
   */
  static PostgresVariant of(String said, boolean citus) {
    if (said.startsWith("CockroachDB")) {
      return new PostgresCockroach();
    }
    if (said.contains("-YB-")) {
      return new PostgresYugabyte();
    }
    return citus ? new PostgresCitus() : new Itself();
  }

  /** Returns what is set for the sessions that write, by the server's names. */
  default Map<String, String> settings() {
    return Map.of();
  }

  /**
   * Returns what is sent at the start of each transaction that writes; empty for nothing.
   *
   * @param settings what is set for the session, by the server's names
   */
  default String startOfWrite(Map<String, String> settings) {
    return "";
  }

  /**
   * A reason not to write.
   *
   * @param why what the server is
   * @param hint what to do
   */
  record Refusal(String why, String hint) {}

  /** Returns why nothing may be written through this server; empty where it may. */
  default Optional<Refusal> noWrites(Connection connection) throws SQLException {
    return Optional.empty();
  }

  /**
   * Returns the statements, without semicolons, that put petshell's own tables where they belong;
   * none where all are there, or it does not matter.
   */
  default List<String> placement(Connection connection) throws SQLException {
    return List.of();
  }

  /** Returns how the app's tables lie on the servers of a cluster; empty where there is one. */
  default Optional<Spread> spread(Connection connection) throws SQLException {
    return Optional.empty();
  }

  /** Returns by what the writes to pets are grouped; empty where they are sent as they come. */
  default Optional<PostgresShards> shards(Connection connection) throws SQLException {
    return Optional.empty();
  }

  /** Returns by what pets are cut into ranges, other than by their ids; empty for these. */
  default Optional<PostgresHash> hash() {
    return Optional.empty();
  }

  /** Returns the SQL for how many bytes the pets take. */
  default String sizeOfPets() {
    return "pg_catalog.pg_relation_size(pg_catalog.to_regclass('\"Pet\"'))";
  }

  /**
   * Returns the FROM and WHERE of a query that finds about a part of all pets.
   *
   * @param part more than 0, up to 1 for all
   */
  default String sample(double part) {
    return String.format(Locale.ROOT, "\"Pet\" TABLESAMPLE SYSTEM (%.9f) WHERE TRUE", 100 * part);
  }
}

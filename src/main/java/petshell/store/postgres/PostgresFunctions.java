package petshell.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;

/**
 * Keeps a query from calling functions that do what no rollback undoes: write files, signal other
 * sessions, reach other servers, take locks that stay, change settings, or run a text as SQL in
 * which all that can hide. The server lets a read-only transaction call them.
 *
 * <p>It says of a function whether it is volatile. Of its own volatile functions those that only
 * look are known by name; of others, those that are written in SQL or PL/pgSQL do no more than a
 * statement may.
 */
final class PostgresFunctions {
  private static final String VOLATILE =
      """
      SELECT p.proname FROM pg_catalog.pg_proc AS p
      JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
      JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang
      WHERE p.proname = ANY (?) AND p.provolatile = 'v'
        AND (n.nspname = 'pg_catalog' OR l.lanname NOT IN ('sql', 'plpgsql'))
      ORDER BY p.proname
      """;

  /** What only looks, though it gives another answer each time. */
  private static final Pattern LOOKING =
      Pattern.compile(
          String.join(
              "|",
              "random|random_normal|setseed|clock_timestamp|timeofday|gen_random_.*|gen_salt",
              "uuid_generate_.*|uuidv4|uuidv7|bernoulli|system|system_rows|system_time",
              "pg_sleep.*|current_query|currval|lastval|lo_get|txid_status|pg_blocking_pids",
              "pg_collation_actual_version|pg_database_collation_actual_version|pg_control_.*",
              "pg_current_.*|pg_(database|relation|table|indexes|total_relation|tablespace)_size",
              "pg_get_.*|pg_hba_file_rules|pg_ident_file_mappings|pg_is_.*|pg_jit_available",
              "pg_last_.*|pg_lock_status|pg_ls_.*|pg_notification_queue_usage|pg_partition_.*",
              "pg_prepared_.*|pg_read_.*|pg_safe_snapshot_blocking_pids|pg_sequence_last_value",
              "pg_show_.*|pg_stat_file|pg_stat_get_.*|pg_stat_have_stats|pg_xact_.*",
              "pg_stat_statements|pg_stat_statements_info"));

  private PostgresFunctions() {}

  /**
   * Checks the functions that a query calls.
   *
   * @param names their names, without those of their schemas
   * @throws PetShellException of the kind REFUSED if one of them may do more than look
   */
  static void require(Connection connection, Set<String> names) throws SQLException {
    if (names.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(VOLATILE)) {
      statement.setArray(1, connection.createArrayOf("name", names.toArray()));
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          String name = found.getString(1);
          if (!LOOKING.matcher(name).matches()) {
            throw new PetShellException(
                Kind.REFUSED,
                String.format(
                    Locale.ROOT,
                    "the query calls %s(), which may do more than read, and sql only reads",
                    name),
                "leave it out");
          }
        }
      }
    }
  }
}

package petshell.store.postgres;

import java.util.List;
import java.util.Set;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;

/**
 * Functions that do what no rollback undoes, or run a text as SQL in which such a function can
 * hide, and that the server lets a read-only transaction call.
 */
final class PostgresForbidden {
  private static final Set<String> NAMES =
      Set.of(
          "set_config",
          "query_to_xml",
          "query_to_xmlschema",
          "query_to_xml_and_xmlschema",
          "ts_stat",
          "lo_export",
          "lo_import",
          "lo_creat",
          "lo_create",
          "lo_unlink",
          "lo_put",
          "lowrite",
          "lo_truncate",
          "lo_truncate64",
          "lo_from_bytea",
          "crosstab",
          "crosstabn",
          "connectby",
          "setval",
          "nextval",
          "txid_current",
          "pg_notify");

  /** What the names of whole families begin with. */
  private static final List<String> FAMILIES =
      List.of(
          "dblink",
          "pg_file_",
          "pg_terminate_",
          "pg_cancel_",
          "pg_reload_",
          "pg_rotate_",
          "pg_switch_",
          "pg_create_",
          "pg_drop_",
          "pg_copy_",
          "pg_backup_",
          "pg_start_backup",
          "pg_stop_backup",
          "pg_promote",
          "pg_wal_replay_",
          "pg_logical_",
          "pg_replication_",
          "pg_replication_origin_",
          "pg_sync_",
          "pg_log_",
          "pg_stat_reset",
          "pg_stat_statements_reset",
          "pg_advisory_",
          "pg_try_advisory_",
          "pg_import_",
          "pg_set_",
          "pg_clear_",
          "pg_restore_",
          "pg_prewarm",
          "autoprewarm_",
          "pg_truncate_",
          "brin_summarize_",
          "brin_desummarize_",
          "gin_clean_",
          "run_command_on_",
          "master_",
          "citus_",
          "alter_",
          "undistribute_",
          "create_distributed_",
          "create_reference_",
          "cron_");

  private PostgresForbidden() {}

  /**
   * Checks the names that a statement uses.
   *
   * @throws PetShellException of the kind REFUSED if one of them is such a function
   */
  static void require(Set<String> names) {
    for (String name : names) {
      if (NAMES.contains(name) || FAMILIES.stream().anyMatch(name::startsWith)) {
        throw new PetShellException(
            Kind.REFUSED,
            "the query names the function " + name + ", which sql does not allow",
            "leave it out");
      }
    }
  }
}

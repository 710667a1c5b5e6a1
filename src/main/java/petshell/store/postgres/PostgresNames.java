package petshell.store.postgres;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds the names of tables and columns in a schema. */
final class PostgresNames {
  private static final String NAMES =
      """
      WITH "relation" AS (
        SELECT c.oid, c.relname AS "name", c.relkind AS "kind"
        FROM pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n
          ON n.oid = c.relnamespace AND n.nspname = current_schema()
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')),
      "name" AS (
        SELECT "name"::text FROM "relation" WHERE CAST(:table AS text) IS NULL
        UNION
        SELECT a.attname::text FROM (
          SELECT oid FROM "relation"
          WHERE "kind" IN ('r', 'p')
            AND (CAST(:table AS text) IS NULL OR lower("name") = lower(CAST(:table AS text)))
          ORDER BY "name" LIMIT 100) AS t
        JOIN pg_catalog.pg_attribute AS a
          ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped)
      SELECT "name" FROM "name"
      WHERE lower(left("name", length(:prefix))) = lower(:prefix)
      ORDER BY lower("name"), "name" LIMIT :limit
      """;

  private PostgresNames() {}

  /** See {@link petshell.store.SchemaFacts#names}. */
  static List<String> of(Handle handle, Optional<String> table, String prefix, int limit) {
    return handle
        .createQuery(NAMES)
        .bind("table", table.orElse(null))
        .bind("prefix", prefix)
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  /** See {@link petshell.store.SchemaFacts#referringTo}; the names are as they are stored. */
  static List<String> referringTo(Handle handle, List<String> tables) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT r.relname::text FROM pg_catalog.pg_constraint AS k
            JOIN pg_catalog.pg_class AS c ON c.oid = k.confrelid
            JOIN pg_catalog.pg_namespace AS n
              ON n.oid = c.relnamespace AND n.nspname = current_schema()
            JOIN pg_catalog.pg_class AS r ON r.oid = k.conrelid
            WHERE k.contype = 'f' AND c.relname IN (<tables>)
              AND (r.relnamespace <> n.oid OR r.relname NOT IN (<tables>))
            ORDER BY 1
            """)
        .bindList("tables", tables)
        .mapTo(String.class)
        .list();
  }
}

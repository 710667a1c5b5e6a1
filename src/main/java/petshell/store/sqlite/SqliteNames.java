package petshell.store.sqlite;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds the names of tables and columns in a schema. */
final class SqliteNames {
  /** Virtual tables are left out, as SQLite loads their modules to know their columns. */
  private static final String COLUMNS =
      """
      SELECT c."name" FROM (
        SELECT "name" FROM sqlite_master
        WHERE "type" = 'table' AND "sql" NOT LIKE 'CREATE VIRTUAL%' AND length("name") <= 200
          AND (:table IS NULL OR "name" = :table COLLATE NOCASE)
        LIMIT 100) AS t
      JOIN pragma_table_info(t."name") AS c
      """;

  private static final String NAMES =
      """
      SELECT "name" FROM (
        SELECT "name" FROM sqlite_master
        WHERE "type" IN ('table', 'view') AND :table IS NULL
        UNION
        {columns})
      WHERE length("name") BETWEEN 1 AND 200
        AND substr("name", 1, length(:prefix)) = :prefix COLLATE NOCASE
      ORDER BY "name" COLLATE NOCASE, "name" LIMIT :limit
      """
          .replace("{columns}", COLUMNS);

  private SqliteNames() {}

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

  /** See {@link petshell.store.SchemaFacts#referringTo}. */
  static List<String> referringTo(Handle handle, List<String> tables) {
    return handle
        .createQuery(
            """
            SELECT DISTINCT m."name" FROM sqlite_master AS m
            JOIN pragma_foreign_key_list(m."name") AS f
            WHERE m."type" = 'table' AND m."sql" NOT LIKE 'CREATE VIRTUAL%'
              AND upper(f."table") IN (<tables>) AND upper(m."name") NOT IN (<tables>)
            ORDER BY 1
            """)
        .bindList("tables", tables.stream().map(SqliteTrial::upper).toList())
        .mapTo(String.class)
        .list();
  }
}

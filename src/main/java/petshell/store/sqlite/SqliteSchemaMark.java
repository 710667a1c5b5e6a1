package petshell.store.sqlite;

import org.jdbi.v3.core.Handle;
import petshell.store.SchemaMark;

/** Counts what a schema has. */
final class SqliteSchemaMark {
  private SqliteSchemaMark() {}

  /** Counts it within a transaction. */
  static SchemaMark of(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT (SELECT "schema_version" FROM pragma_schema_version) AS version,
              count(*) FILTER (WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite\\_%' ESCAPE '\\')
                AS tables,
              count(*) FILTER (WHERE "type" = 'view') AS views,
              count(*) FILTER (WHERE "type" = 'index' AND "sql" IS NOT NULL) AS indexes,
              count(*) FILTER (WHERE "type" = 'trigger') AS triggers
            FROM sqlite_master
            """)
        .map(
            (row, context) ->
                new SchemaMark(
                    row.getLong("version"),
                    row.getLong("tables"),
                    row.getLong("views"),
                    row.getLong("indexes"),
                    row.getLong("triggers")))
        .one();
  }
}

package petshell.store.postgres;

import java.util.List;
import org.jdbi.v3.core.Handle;
import petshell.store.SchemaFacts.Obstacle;

/**
 * Finds what uses a column. The server would refuse to drop the column because of some of it, and
 * drop the rest along with it; neither is for petshell to do.
 */
final class PostgresObstacles {
  /** What a rule depends on, its view does; NOT NULL is a part of the column. */
  private static final String DEPENDENT =
      """
      SELECT DISTINCT coalesce(v."type", o."type") AS "kind",
        coalesce(v."name", o."name", v."identity", o."identity") AS "name"
      FROM pg_catalog.pg_depend AS d
      JOIN pg_catalog.pg_class AS c ON c.oid = d.refobjid
      JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname = current_schema()
      JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = d.refobjsubid
      CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classid, d.objid, 0) AS o
      LEFT JOIN pg_catalog.pg_constraint AS k
        ON d.classid = 'pg_catalog.pg_constraint'::regclass AND k.oid = d.objid
      LEFT JOIN pg_catalog.pg_rewrite AS r
        ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND r.oid = d.objid
          AND r.rulename = '_RETURN'
      LEFT JOIN LATERAL
        pg_catalog.pg_identify_object('pg_catalog.pg_class'::regclass, r.ev_class, 0) AS v
        ON r.oid IS NOT NULL
      WHERE d.refclassid = 'pg_catalog.pg_class'::regclass AND c.relname = :table
        AND a.attname = :column AND d.deptype <> 'i'
        AND (k.oid IS NULL OR (k.contype <> 'n' AND NOT (k.conname = ANY(:dropped))))
        AND d.classid <> 'pg_catalog.pg_attrdef'::regclass
        AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint AS i
          WHERE d.classid = 'pg_catalog.pg_class'::regclass AND i.conindid = d.objid)
      ORDER BY 1, 2
      """;

  private PostgresObstacles() {}

  /** See {@link petshell.store.SchemaFacts#obstaclesToDrop}. */
  static List<Obstacle> toDrop(
      Handle handle, String table, String column, List<String> constraints) {
    return handle
        .createQuery(DEPENDENT)
        .bind("table", table)
        .bind("column", column)
        .bindArray("dropped", String.class, constraints)
        .map(
            (row, context) ->
                new Obstacle(row.getString("kind"), row.getString("name"), "it uses the column"))
        .list();
  }
}

package petshell.store.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import petshell.store.TableShape;
import petshell.store.TableShape.Column;
import petshell.store.TableShape.Kind;
import petshell.store.TableShape.Rows;

/** Reads what the server's catalogue declares. */
final class PostgresTables {
  /**
   * A name that is spelled as it is wanted comes first: here another spelling is another table. An
   * index keeps a column unique where it is of this column alone, of all rows, and valid.
   */
  private static final String SHAPES =
      """
      SELECT c.oid::bigint AS "place", c.relname AS "object", c.relkind AS "kind",
        row_security_active(c.oid) AS "isHidden",
        c.relkind = 'r' AND EXISTS (SELECT 1 FROM pg_catalog.pg_inherits WHERE inhparent = c.oid)
          AS "isInherited",
        (SELECT min(rulename::text) FROM pg_catalog.pg_rewrite
          WHERE ev_class = c.oid AND ev_type <> '1' AND ev_enabled <> 'D') AS "rule",
        a.attname AS "column", a.attgenerated = '' AS "stored",
        format_type(CASE WHEN t.typtype = 'd' THEN t.typbasetype ELSE t.oid END, NULL) AS "type",
        EXISTS (
          SELECT 1 FROM pg_catalog.pg_index AS i
          WHERE i.indrelid = c.oid AND i.indisunique AND i.indisvalid AND i.indimmediate
            AND i.indpred IS NULL AND i.indnkeyatts = 1 AND i.indkey[0] = a.attnum) AS "isUnique"
      FROM pg_catalog.pg_class AS c
      JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace AND n.nspname = current_schema()
      LEFT JOIN pg_catalog.pg_attribute AS a
        ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      LEFT JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND lower(c.relname) IN (<folded>)
      ORDER BY c.relname IN (<tables>) DESC, c.oid, a.attnum
      """;

  private PostgresTables() {}

  /** See {@link petshell.store.SchemaFacts#shapes}. */
  static List<TableShape> shapes(Handle handle, List<String> tables) {
    return handle
        .createQuery(SHAPES)
        .bindList("tables", tables)
        .bindList("folded", tables.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList())
        .reduceResultSet(
            new LinkedHashMap<Long, Found>(),
            (found, row, context) -> {
              long place = row.getLong("place");
              if (!found.containsKey(place)) {
                found.put(place, Found.of(row));
              }
              found.get(place).addColumn(row);
              return found;
            })
        .values()
        .stream()
        .map(Found::shape)
        .toList();
  }

  /** What is found of one table or view, while its columns are read. */
  private record Found(
      String name, Kind kind, List<Column> columns, PostgresTableTroubles troubles) {
    static Found of(ResultSet row) throws SQLException {
      return new Found(
          row.getString("object"),
          kind(row.getString("kind")),
          new ArrayList<>(),
          PostgresTableTroubles.of(row));
    }

    private static Kind kind(String relkind) {
      return switch (relkind) {
        case "r", "p" -> Kind.TABLE;
        case "f" -> Kind.FOREIGN;
        default -> Kind.VIEW;
      };
    }

    void addColumn(ResultSet row) throws SQLException {
      String column = row.getString("column");
      if (column != null) {
        columns.add(
            new Column(column, row.getBoolean("stored"), false, row.getBoolean("isUnique")));
        troubles.addColumn(column, row.getString("type"));
      }
    }

    TableShape shape() {
      return new TableShape(name, kind, Rows.NUMBERED, columns, Optional.empty(), troubles.first());
    }
  }
}

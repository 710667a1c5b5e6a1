package petshell.store.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import petshell.store.TableShape;
import petshell.store.TableShape.Column;
import petshell.store.TableShape.Kind;
import petshell.store.TableShape.Rows;

/** Reads what SQLite's schema declares, without running any of it. */
final class SqliteTables {
  /**
   * All in one statement, as completion asks it for each word. A table without a root page is a
   * module's; it is not asked for its columns, nor is a view, since that would run what they are.
   *
   * <p>A table WITHOUT ROWID answers as if it were an index. SQLite's list of collations has those,
   * too, that are named somewhere and not there.
   *
   * <p>An index keeps a column unique where it is of this column alone, and of all rows. A column
   * is the row's number where it is the whole primary key, an INTEGER by that very word, and
   * without an index of its own, which INTEGER PRIMARY KEY DESC has.
   */
  private static final String SHAPES =
      """
      WITH "named" AS MATERIALIZED (
        SELECT m.rowid AS "place", m."name" AS "name",
          CASE WHEN m."type" = 'view' THEN 'VIEW' WHEN m."rootpage" > 0 THEN 'TABLE'
            ELSE 'VIRTUAL' END AS "kind",
          CASE WHEN m."type" = 'table' AND m."rootpage" > 0 THEN m."name" END AS "table"
        FROM sqlite_master AS m
        WHERE m."type" IN ('table', 'view') AND m."name" COLLATE NOCASE IN (<tables>)),
      "object" AS MATERIALIZED (
        SELECT *,
          EXISTS (SELECT 1 FROM pragma_index_info("named"."table")) AS "withoutRowid",
          (SELECT k."coll"
            FROM pragma_index_list("named"."table") AS i
            JOIN pragma_index_xinfo(i."name") AS k
            WHERE k."coll" COLLATE NOCASE NOT IN ('BINARY', 'NOCASE', 'RTRIM') LIMIT 1) AS "strange"
        FROM "named")
      SELECT o."place", o."name" AS "object", o."kind", o."withoutRowid", o."strange",
        c."name" AS "column", c."hidden",
        c."pk" = 1 AND c."type" = 'INTEGER' COLLATE NOCASE
          AND 1 = (SELECT COUNT(*) FROM pragma_table_xinfo(o."table") AS e WHERE e."pk" > 0)
          AND NOT EXISTS (SELECT 1 FROM pragma_index_list(o."table") AS i WHERE i."origin" = 'pk')
          AS "isNumber",
        EXISTS (
          SELECT 1 FROM pragma_index_list(o."table") AS i JOIN pragma_index_xinfo(i."name") AS k
          WHERE i."unique" AND NOT i."partial" AND k."key" AND k."name" = c."name"
            AND 1 = (SELECT COUNT(*) FROM pragma_index_xinfo(i."name") AS e WHERE e."key"))
          AS "isUnique"
      FROM "object" AS o LEFT JOIN pragma_table_xinfo(o."table") AS c
      ORDER BY o."place", c."cid"
      """;

  private SqliteTables() {}

  /** See {@link petshell.store.SchemaFacts#shapes}. */
  static List<TableShape> shapes(Handle handle, List<String> tables) {
    return handle
        .createQuery(SHAPES)
        .bindList("tables", tables)
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

  /** Finds what is declared under one name, spelled in any case; empty where nothing is. */
  static Optional<TableShape> shape(Handle handle, String table) {
    return shapes(handle, List.of(table)).stream().findFirst();
  }

  /** What is found of one table or view, while its columns are read. */
  private record Found(
      String name,
      Kind kind,
      boolean withoutRowid,
      Optional<String> strangeCollation,
      List<Column> columns) {
    static Found of(ResultSet row) throws SQLException {
      return new Found(
          row.getString("object"),
          Kind.valueOf(row.getString("kind")),
          row.getBoolean("withoutRowid"),
          Optional.ofNullable(row.getString("strange")),
          new ArrayList<>());
    }

    void addColumn(ResultSet row) throws SQLException {
      String column = row.getString("column");
      if (column != null) {
        columns.add(
            new Column(
                column,
                row.getInt("hidden") == 0,
                row.getBoolean("isNumber"),
                row.getBoolean("isUnique")));
      }
    }

    TableShape shape() {
      Rows rows = Rows.NUMBERED;
      if (kind != Kind.TABLE || withoutRowid) {
        rows = Rows.UNNUMBERED;
      } else if (SqliteRows.name(columns).isEmpty()) {
        rows = Rows.HIDDEN;
      }
      return new TableShape(name, kind, rows, columns, strangeCollation, Optional.empty());
    }
  }
}

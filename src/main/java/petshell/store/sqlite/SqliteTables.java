package petshell.store.sqlite;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import petshell.store.TableShape;
import petshell.store.TableShape.Column;
import petshell.store.TableShape.Kind;
import petshell.store.TableShape.Rows;

/** Reads what SQLite's schema declares, without running any of it. */
final class SqliteTables {
  /** A table without a root page is a module's. */
  private static final String NAMED =
      """
      SELECT "name", "type", "rootpage" FROM sqlite_master
      WHERE "type" IN ('table', 'view') AND "name" = :table COLLATE NOCASE
      """;

  /**
   * An index keeps a column unique where it is of this column alone, and of all rows. A column is
   * the row's number where it is the whole primary key, an INTEGER by that very word, and without
   * an index of its own, which INTEGER PRIMARY KEY DESC has.
   */
  private static final String COLUMNS =
      """
      WITH "column" AS (SELECT * FROM pragma_table_xinfo(:table))
      SELECT "name", "hidden",
        "pk" = 1 AND "type" = 'INTEGER' COLLATE NOCASE
          AND 1 = (SELECT COUNT(*) FROM "column" WHERE "pk" > 0)
          AND NOT EXISTS (SELECT 1 FROM pragma_index_list(:table) WHERE "origin" = 'pk')
          AS "isNumber",
        EXISTS (
          SELECT 1 FROM pragma_index_list(:table) AS i JOIN pragma_index_xinfo(i."name") AS k
          WHERE i."unique" AND NOT i."partial" AND k."key" AND k."name" = "column"."name"
            AND 1 = (SELECT COUNT(*) FROM pragma_index_xinfo(i."name") AS e WHERE e."key"))
          AS "isUnique"
      FROM "column"
      """;

  /** A table WITHOUT ROWID answers as if it were an index. */
  private static final String WITHOUT_ROWID =
      """
      SELECT EXISTS (SELECT 1 FROM pragma_index_info(:table))
      """;

  /** SQLite's list of collations has those, too, that are named somewhere and not there. */
  private static final String STRANGE_COLLATION =
      """
      SELECT k."coll" FROM pragma_index_list(:table) AS i JOIN pragma_index_xinfo(i."name") AS k
      WHERE k."coll" COLLATE NOCASE NOT IN ('BINARY', 'NOCASE', 'RTRIM') LIMIT 1
      """;

  private SqliteTables() {}

  /** See {@link petshell.store.SchemaFacts#shape}. */
  static Optional<TableShape> shape(Handle handle, String table) {
    return handle
        .createQuery(NAMED)
        .bind("table", table)
        .map(
            (row, context) -> {
              if (row.getString("type").equals("view")) {
                return empty(row.getString("name"), Kind.VIEW);
              }
              return row.getLong("rootpage") == 0
                  ? empty(row.getString("name"), Kind.VIRTUAL)
                  : table(handle, row.getString("name"));
            })
        .findFirst();
  }

  private static TableShape empty(String name, Kind kind) {
    return new TableShape(name, kind, Rows.UNNUMBERED, List.of(), Optional.empty());
  }

  private static TableShape table(Handle handle, String name) {
    boolean withoutRowid =
        handle.createQuery(WITHOUT_ROWID).bind("table", name).mapTo(Boolean.class).one();
    List<Column> columns =
        handle
            .createQuery(COLUMNS)
            .bind("table", name)
            .map(
                (row, context) ->
                    new Column(
                        row.getString("name"),
                        row.getInt("hidden") == 0,
                        row.getBoolean("isNumber"),
                        row.getBoolean("isUnique")))
            .list();
    Rows rows = Rows.NUMBERED;
    if (withoutRowid) {
      rows = Rows.UNNUMBERED;
    } else if (SqliteRows.name(columns).isEmpty()) {
      rows = Rows.HIDDEN;
    }
    Optional<String> strange =
        handle.createQuery(STRANGE_COLLATION).bind("table", name).mapTo(String.class).findFirst();
    return new TableShape(name, Kind.TABLE, rows, columns, strange);
  }
}

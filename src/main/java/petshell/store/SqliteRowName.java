package petshell.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The name by which SQL reaches the number that SQLite gives to each row. A column of one of the
 * usual names hides it: such a column may hold anything, the same number twice or no number at all,
 * and a scan that went by it would leave out rows or never end.
 */
final class SqliteRowName {
  /**
   * The usual names that no column has; generated columns count too. Then the column that is the
   * row's number: the whole primary key, an INTEGER by that very word, and without an index of its
   * own, which INTEGER PRIMARY KEY DESC has. A table WITHOUT ROWID, which has neither, answers as
   * if it were an index.
   */
  private static final String NAMES =
      """
      WITH "column" AS (SELECT "name", "type", "pk" FROM pragma_table_xinfo(:table)),
        "usual" ("place", "name") AS (VALUES (1, 'rowid'), (2, 'oid'), (3, '_rowid_'))
      SELECT "place", "name" FROM "usual"
      WHERE NOT EXISTS (
          SELECT 1 FROM "column" WHERE "column"."name" = "usual"."name" COLLATE NOCASE)
        AND NOT EXISTS (SELECT 1 FROM pragma_index_info(:table))
      UNION ALL
      SELECT 4, "name" FROM "column"
      WHERE "pk" = 1 AND "type" = 'INTEGER' COLLATE NOCASE
        AND (SELECT COUNT(*) FROM "column" WHERE "pk" > 0) = 1
        AND NOT EXISTS (SELECT 1 FROM pragma_index_list(:table) WHERE "origin" = 'pk')
      ORDER BY 1 LIMIT 1
      """;

  private SqliteRowName() {}

  /**
   * Finds the name for the rows of a table.
   *
   * @param table the table's name, never null
   * @return the name with that of its table, both quoted: SQLite takes a quoted name that stands
   *     alone, and that it does not know, for a text; empty where there is none
   */
  static Optional<String> of(Handle handle, String table) {
    return handle
        .createQuery(NAMES)
        .bind("table", table)
        .map((row, context) -> row.getString("name"))
        .findFirst()
        .map(name -> quoted(table) + '.' + quoted(name));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /**
   * Returns the name for the rows of the pets.
   *
   * @throws StoreException if there is none
   */
  static String ofPets(Handle handle) {
    return of(handle, "Pet")
        .orElseThrow(
            () ->
                new StoreException(
                    StoreException.Reason.OTHER,
                    "the rows of \"Pet\" cannot be named: columns hide rowid, oid and _rowid_, or it is"
                        + " made WITHOUT ROWID: rename a column, or make the table with a rowid",
                    null));
  }
}

package petshell.store.postgres;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import petshell.store.PrefixDao;

/** Looks at beginnings by their characters, whatever the order of the database is. */
interface PostgresPrefixDao extends PrefixDao {
  @SqlQuery(
      """
      SELECT min(<column> COLLATE "C") AS first, max(<column> COLLATE "C") AS last,
        least(COUNT(*), :most) AS count
      FROM <table> WHERE starts_with(<column> COLLATE "C", :prefix)
      """)
  @RegisterConstructorMapper(Span.class)
  @Override
  Span span(@Define String table, @Define String column, String prefix, String end, int most);

  @SqlQuery(
      """
      SELECT min(s."text" COLLATE "C") AS first, max(s."text" COLLATE "C") AS last,
        COUNT(*) AS count
      FROM (SELECT CAST("number" AS TEXT) AS "text" FROM "petshell_run") AS s
      WHERE starts_with(s."text" COLLATE "C", :prefix)
      """)
  @RegisterConstructorMapper(Span.class)
  @Override
  Span runs(String prefix);

  @SqlQuery(
      """
      SELECT min(s."text" COLLATE "C") AS first, max(s."text" COLLATE "C") AS last,
        COUNT(*) AS count
      FROM (SELECT CAST("number" AS TEXT) AS "text" FROM "petshell_run" AS r
        WHERE EXISTS (SELECT 1 FROM "petshell_replaced" WHERE "run" = r."number")) AS s
      WHERE starts_with(s."text" COLLATE "C", :prefix)
      """)
  @RegisterConstructorMapper(Span.class)
  @Override
  Span undoableRuns(String prefix);
}

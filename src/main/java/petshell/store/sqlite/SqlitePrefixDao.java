package petshell.store.sqlite;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import petshell.store.PrefixDao;

/** SQLite puts texts in the order of their characters: those that begin alike stand together. */
interface SqlitePrefixDao extends PrefixDao {
  @Override
  default Span span(String table, String column, String prefix, int most) {
    return span(table, column, prefix, end(prefix), most);
  }

  /** See {@link #span(String, String, String, int)}. */
  @SqlQuery(
      """
      SELECT
        (SELECT min(<column>) FROM <table>
          WHERE <column> >= :prefix AND <column> < :end) AS first,
        (SELECT max(<column>) FROM <table>
          WHERE <column> >= :prefix AND <column> < :end) AS last,
        (SELECT COUNT(*) FROM (SELECT 1 FROM <table>
          WHERE <column> >= :prefix AND <column> < :end LIMIT :most)) AS count
      """)
  @RegisterConstructorMapper(Span.class)
  Span span(@Define String table, @Define String column, String prefix, String end, int most);

  @SqlQuery(
      """
      SELECT p."id" AS id,
        (SELECT o."id" FROM "Pet" AS o WHERE o."id" < p."id" ORDER BY o."id" DESC LIMIT 1) AS before,
        (SELECT o."id" FROM "Pet" AS o WHERE o."id" > p."id" ORDER BY o."id" LIMIT 1) AS after
      FROM "Pet" AS p WHERE p."id" IN (<ids>)
      """)
  @RegisterConstructorMapper(Neighbours.class)
  @Override
  List<Neighbours> neighbours(@BindList("ids") List<String> ids);

  /** Returns the upper bound of all texts with a prefix, exclusive. */
  static String end(String prefix) {
    return prefix + Character.toString(Character.MAX_CODE_POINT);
  }
}

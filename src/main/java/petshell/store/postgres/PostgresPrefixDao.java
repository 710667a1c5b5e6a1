package petshell.store.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindList;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import petshell.store.PrefixDao;

/** Looks at beginnings by their characters, whatever the order of the database is. */
interface PostgresPrefixDao extends PrefixDao, SqlObject {
  /** What a short id has of an id at least. */
  int SHORT = 8;

  @Override
  default Span span(String table, String column, String prefix, int most) {
    PostgresPrefix texts = PostgresPrefix.of(getHandle(), table, column.replace("\"", ""), prefix);
    Span found =
        texts
            .bind(
                getHandle()
                    .createQuery(
                        """
                        SELECT min(s."text") AS first, max(s."text") AS last, COUNT(*) AS count
                        FROM (SELECT <column> COLLATE "C" AS "text" FROM <table>
                          WHERE <condition> LIMIT :most) AS s
                        """))
            .define("column", column)
            .define("table", table)
            .define("condition", texts.condition())
            .bind("most", most)
            .map(ConstructorMapper.of(Span.class))
            .one();
    // What the others have in common is known only where all were looked at.
    return found.count() < most ? found : new Span(prefix, prefix, most);
  }

  @Override
  default List<Neighbours> neighbours(List<String> ids) {
    PostgresOrder order = PostgresOrder.of(getHandle(), "\"Pet\"", "id");
    return order == PostgresOrder.BYTES ? adjacent(ids) : alike(order, ids);
  }

  /** Finds the neighbours where the index has the ids in the order of their characters. */
  @SqlQuery(
      """
      SELECT p."id" AS id,
        (SELECT o."id" FROM "Pet" AS o WHERE o."id" < p."id" ORDER BY o."id" DESC LIMIT 1) AS before,
        (SELECT o."id" FROM "Pet" AS o WHERE o."id" > p."id" ORDER BY o."id" LIMIT 1) AS after
      FROM "Pet" AS p WHERE p."id" IN (<ids>)
      """)
  @RegisterConstructorMapper(Neighbours.class)
  List<Neighbours> adjacent(@BindList("ids") List<String> ids);

  /** Finds them among the few ids that begin alike; none where those are not few. */
  private List<Neighbours> alike(PostgresOrder order, List<String> ids) {
    List<Neighbours> found = new ArrayList<>();
    for (String id : ids) {
      String start = id.substring(0, Math.min(SHORT, id.length()));
      Optional<String> first = order.first(start).filter(start::equals);
      Optional<String> end = order.end(start);
      if (first.isPresent() && end.isPresent()) {
        alike(id, first.get(), end.get()).filter(one -> one.id() != null).ifPresent(found::add);
      }
    }
    return found;
  }

  /** Looks between two ids. */
  @SqlQuery(
      """
      SELECT max(s."id") FILTER (WHERE s."id" = :id) AS id,
        max(s."id") FILTER (WHERE s."id" < :id) AS before,
        min(s."id") FILTER (WHERE s."id" > :id) AS after
      FROM (SELECT "Pet"."id" COLLATE "C" AS "id" FROM "Pet"
        WHERE "Pet"."id" >= :first AND "Pet"."id" < :end LIMIT 1001) AS s
      HAVING COUNT(*) <= 1000
      """)
  @RegisterConstructorMapper(Neighbours.class)
  Optional<Neighbours> alike(String id, String first, String end);

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

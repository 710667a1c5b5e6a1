package petshell.store.sqlite;

import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import petshell.store.OriginDao;
import petshell.store.StoredTime;

/** Compares times that are texts or numbers. */
interface SqliteOriginDao extends OriginDao {
  @SqlQuery(
      """
      SELECT CAST(unixepoch("startedAt", 'subsec') * 1000 AS INTEGER) AS "from",
        CAST(unixepoch("heartbeatAt", 'subsec') * 1000 AS INTEGER) AS "to"
      FROM "petshell_run"
      WHERE "command" = 'backfill' AND "changed" > 0 AND "number" > coalesce(
          (SELECT max("number") FROM "petshell_run" WHERE "command" = 'rollback'), 0)
        AND unixepoch("startedAt", 'subsec') <= unixepoch(:until, 'subsec')
        AND unixepoch("heartbeatAt") IS NOT NULL
      ORDER BY "number" DESC LIMIT 20
      """)
  @RegisterConstructorMapper(Period.class)
  @Override
  List<Period> backfills(String until);

  @SqlQuery(
      """
      SELECT "id", "traits" FROM "Pet"
      WHERE typeof("traits") = 'text' AND typeof("id") = 'text' AND octet_length("traits") < 10000
        AND CASE WHEN typeof("updatedAt") IN ('integer', 'real')
          THEN "updatedAt" BETWEEN :from.millis AND :to.millis
          ELSE "updatedAt" BETWEEN :from.text AND :to.text END
      LIMIT :limit
      """)
  @RegisterConstructorMapper(Witness.class)
  @Override
  List<Witness> writtenBetween(
      @BindMethods("from") StoredTime from, @BindMethods("to") StoredTime to, int limit);
}

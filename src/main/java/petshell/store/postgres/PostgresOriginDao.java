package petshell.store.postgres;

import java.util.List;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.customizer.Define;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import petshell.store.OriginDao;
import petshell.store.StoredTime;

/** Reads the journal's times, of which a hand edit may have made any text. */
interface PostgresOriginDao extends OriginDao, SqlObject {
  @SqlQuery(
      """
      SELECT CAST(floor(extract(epoch FROM s."from") * 1000) AS bigint) AS "from",
        CAST(floor(extract(epoch FROM s."to") * 1000) AS bigint) AS "to"
      FROM (SELECT "number",
          CASE WHEN "startedAt" ~ '^20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9][.0-9]*Z$'
            THEN CAST("startedAt" AS timestamptz) END AS "from",
          CASE WHEN "heartbeatAt" ~ '^20[0-9]{2}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9][.0-9]*Z$'
            THEN CAST("heartbeatAt" AS timestamptz) END AS "to"
        FROM "petshell_run"
        WHERE "command" = 'backfill' AND "changed" > 0 AND "number" > coalesce(
          (SELECT max("number") FROM "petshell_run" WHERE "command" = 'rollback'), 0)) AS s
      WHERE s."from" <= CAST(:until AS timestamptz) AND s."to" IS NOT NULL
      ORDER BY s."number" DESC LIMIT 20
      """)
  @RegisterConstructorMapper(Period.class)
  @Override
  List<Period> backfills(String until);

  @Override
  default List<Witness> writtenBetween(StoredTime from, StoredTime to, int limit) {
    String text = PostgresTraitsType.of(getHandle()).read("\"Pet\".\"traits\"");
    return writtenBetween(text, from, to, limit);
  }

  /** See {@link #writtenBetween(StoredTime, StoredTime, int)}. */
  @SqlQuery(
      """
      SELECT "id", <traits> AS "traits" FROM "Pet"
      WHERE "traits" IS NOT NULL AND octet_length(<traits>) < 10000
        AND "updatedAt" BETWEEN CAST(:from.text AS timestamptz) AT TIME ZONE 'UTC'
          AND CAST(:to.text AS timestamptz) AT TIME ZONE 'UTC'
      LIMIT :limit
      """)
  @RegisterConstructorMapper(Witness.class)
  List<Witness> writtenBetween(
      @Define String traits,
      @BindMethods("from") StoredTime from,
      @BindMethods("to") StoredTime to,
      int limit);
}

package petshell.schema;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;
import petshell.store.StoredTime;

/** Reads what the journal and the web app's own ledger say about the traits column. */
interface OriginDao {

  /**
   * When a run worked.
   *
   * @param from when it started, in milliseconds of the epoch
   * @param to when it last wrote, in the same way
   */
  record Period(long from, long to) {}

  /**
   * One pet.
   *
   * @param id its id
   * @param traits what is stored, null where nothing is
   */
  record Witness(String id, @Nullable String traits) {}

  /** Returns what was noted last; a text of another kind after a rollback. */
  @SqlQuery(
      """
      SELECT coalesce(CAST("message" AS TEXT), '') FROM "petshell_run"
      WHERE "outcome" = 'completed'
        AND ("command" = 'rollback' OR "message" LIKE '%: schema %, triggers %')
      ORDER BY "number" DESC LIMIT 1
      """)
  Optional<String> lastNote();

  @SqlQuery(
      """
      SELECT COUNT(*) FROM "_prisma_migrations"
      WHERE "migration_name" LIKE '%add\\_pet\\_traits\\_json' ESCAPE '\\'
        AND "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL
      """)
  long claims();

  /** Returns when the last backfills worked, up to a time and since the last rollback. */
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
  List<Period> backfills(String until);

  @SqlQuery(
      """
      SELECT "startedAt" FROM "petshell_run"
      WHERE "startedAt" LIKE '20%Z' ORDER BY "number" DESC LIMIT 1
      """)
  Optional<String> lastStart();

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
  List<Witness> writtenBetween(
      @BindMethods("from") StoredTime from, @BindMethods("to") StoredTime to, int limit);
}

package petshell.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Reads what the journal and the web app's own ledger say about the traits column. */
public interface OriginDao {

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
  List<Period> backfills(String until);

  @SqlQuery(
      """
      SELECT "startedAt" FROM "petshell_run"
      WHERE "startedAt" LIKE '20%Z' ORDER BY "number" DESC LIMIT 1
      """)
  Optional<String> lastStart();

  /**
   * Returns some pets with text ids and traits that were last written within a period.
   *
   * @param from when the period starts
   * @param to when it ends, itself included
   * @param limit how many at most
   */
  List<Witness> writtenBetween(StoredTime from, StoredTime to, int limit);
}

package petshell.store.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;
import petshell.store.Lease;
import petshell.store.RunCounts;
import petshell.store.Share;
import petshell.store.ShareDao;
import petshell.store.Slot;
import petshell.store.SlotOwner;

/**
 * Leases by compare-and-set. The time is that of the statement: a long batch has its lease renewed
 * from its end on. Clusters of servers refuse functions that give another time within a statement.
 */
interface PostgresShareDao extends ShareDao {
  String LEASED = "\"expiresAt\" = statement_timestamp() + :millis * INTERVAL '1 millisecond'";

  String MINE =
      """
       WHERE "share" = :share AND "slot" = :slot AND "epoch" = :epoch
        AND "run" = :run AND "worker" = :worker AND NOT "done"
      """;

  String SLOT =
      """
      SELECT "share", "slot", "after", "until", "position", "run", "worker", "epoch",
        coalesce(NOT "done" AND "expiresAt" < statement_timestamp(), FALSE) AS "expired", "done",
        "changed", "skipped", "failed", "batches"
      FROM "petshell_slot" WHERE "share" = :number
      """;

  @SqlQuery(
      """
      SELECT * FROM "petshell_share" WHERE "endedAt" IS NULL ORDER BY "number" DESC
      """)
  @RegisterRowMapper(PostgresShares.ShareMapper.class)
  @Override
  List<Share> unfinished();

  @SqlQuery(
      """
      SELECT * FROM "petshell_share" AS s WHERE "endedAt" IS NULL
        OR EXISTS (SELECT 1 FROM "petshell_run" AS r
          WHERE r."outcome" = 'running' AND r."number" = ANY (s."members"))
      ORDER BY "number" DESC
      """)
  @RegisterRowMapper(PostgresShares.ShareMapper.class)
  @Override
  List<Share> active();

  @SqlQuery(
      """
      SELECT * FROM "petshell_share"
      WHERE "number" = :run OR "number" IN (SELECT "share" FROM "petshell_slot" WHERE "run" = :run)
      ORDER BY "number" DESC
      """)
  @RegisterRowMapper(PostgresShares.ShareMapper.class)
  @Override
  List<Share> ofRun(long run);

  @SqlQuery(
      """
      SELECT * FROM "petshell_share" WHERE "number" = :number
      """)
  @RegisterRowMapper(PostgresShares.ShareMapper.class)
  @Override
  Optional<Share> find(long number);

  @SqlUpdate(
      """
      INSERT INTO "petshell_share" ("number", "startedAt", "total", "limit", "rate", "members")
      VALUES (:number, :now, :total, :limit, :rate, ARRAY[CAST(:number AS bigint)])
      """)
  @Override
  void insert(long number, String now, long total, OptionalLong limit, OptionalLong rate);

  @Override
  default void addSlots(long number, List<String> bounds) {
    List<@Nullable String> after = new ArrayList<>(bounds);
    after.add(0, null);
    List<@Nullable String> until = new ArrayList<>(bounds);
    until.add(null);
    addSlots(number, after.toArray(String[]::new), until.toArray(String[]::new));
  }

  /** See {@link #addSlots(long, List)}. */
  @SqlUpdate(
      """
      INSERT INTO "petshell_slot" ("share", "slot", "after", "until")
      SELECT :number, u.n, u.a, u.b
      FROM unnest(CAST(:after AS text[]), CAST(:until AS text[])) WITH ORDINALITY AS u (a, b, n)
      """)
  void addSlots(long number, String[] after, String[] until);

  @SqlQuery(SLOT + " ORDER BY \"slot\"")
  @RegisterRowMapper(PostgresShares.SlotMapper.class)
  @Override
  List<Slot> slots(long number);

  @SqlQuery(
      SLOT
          + """
             AND NOT "done" AND ("run" IS NULL OR "expiresAt" < statement_timestamp())
            ORDER BY "slot"
            """)
  @RegisterRowMapper(PostgresShares.SlotMapper.class)
  @Override
  List<Slot> free(long number);

  @Override
  default Optional<Lease> claim(Slot seen, SlotOwner owner, Duration time) {
    return claim(seen.share(), seen.number(), seen.epoch(), owner, time.toMillis()) == 1
        ? Optional.of(new Lease(seen.share(), seen.number(), owner, seen.epoch() + 1))
        : Optional.empty();
  }

  /** See {@link #claim(Slot, SlotOwner, Duration)}. */
  @SqlUpdate(
      """
      UPDATE "petshell_slot"
      SET "run" = :run, "worker" = :worker, "epoch" = "epoch" + 1,
      """
          + LEASED
          + """
             WHERE "share" = :share AND "slot" = :slot AND "epoch" = :seen
              AND NOT "done" AND ("run" IS NULL OR "expiresAt" < statement_timestamp())
            """)
  int claim(long share, int slot, long seen, @BindMethods SlotOwner owner, long millis);

  @Override
  default Optional<Boolean> checkpoint(
      Lease lease, Optional<String> position, RunCounts added, boolean done, Duration time) {
    return checkpoint(lease, lease.owner(), position, added, done, time.toMillis()) == 1
        ? Optional.of(isStopped(lease.share(), lease.owner().run()).orElse(true))
        : Optional.empty();
  }

  /** See {@link #checkpoint(Lease, Optional, RunCounts, boolean, Duration)}. */
  @SqlUpdate(
      """
      UPDATE "petshell_slot"
      SET "position" = coalesce(:position, "position"), "done" = :done,
        "changed" = "changed" + :changed, "skipped" = "skipped" + :skipped,
        "failed" = "failed" + :failed, "batches" = "batches" + :batches,
      """
          + LEASED
          + MINE)
  int checkpoint(
      @BindMethods Lease lease,
      @BindMethods SlotOwner owner,
      Optional<String> position,
      @BindMethods RunCounts added,
      boolean done,
      long millis);

  /** Returns whether the workers of a run are to stop; empty where the shared backfill is gone. */
  @SqlQuery(
      """
      SELECT :run <> ALL ("members") FROM "petshell_share" WHERE "number" = :number
      """)
  Optional<Boolean> isStopped(long number, long run);

  @Override
  default boolean release(Lease lease) {
    return release(lease, lease.owner()) == 1;
  }

  /** See {@link #release(Lease)}. */
  @SqlUpdate(
      """
      UPDATE "petshell_slot" SET "run" = NULL, "worker" = NULL, "expiresAt" = NULL
      """
          + MINE)
  int release(@BindMethods Lease lease, @BindMethods SlotOwner owner);

  @SqlUpdate(
      """
      UPDATE "petshell_share" SET "members" = '{}' WHERE "number" = :number
      """)
  @Override
  void requestStop(long number);

  @SqlUpdate(
      """
      UPDATE "petshell_share" SET "members" = "members" || CAST(:run AS bigint)
      WHERE "number" = :number
      """)
  @Override
  void join(long number, long run);

  @Override
  default boolean grant(long number, long rows) {
    return granted(number, rows) == 1;
  }

  /** See {@link #grant}. */
  @SqlUpdate(
      """
      UPDATE "petshell_share" SET "granted" = "granted" + :rows
      WHERE "number" = :number AND ("limit" IS NULL OR "granted" + :rows <= "limit")
      """)
  int granted(long number, long rows);

  @Override
  default Duration delay(long number, long rows) {
    return Duration.ofNanos(Math.round(turn(number, rows).orElse(0.0) * 1e9));
  }

  /** Takes the next turn; returns in how many seconds it begins. */
  @SqlQuery(
      """
      UPDATE "petshell_share"
      SET "nextAt" = greatest("nextAt", statement_timestamp())
        + CAST(:rows AS double precision) / "rate" * INTERVAL '1 second'
      WHERE "number" = :number AND "rate" IS NOT NULL
      RETURNING greatest(0, extract(epoch FROM ("nextAt" - statement_timestamp()))
        - CAST(:rows AS double precision) / "rate")
      """)
  Optional<Double> turn(long number, long rows);

  @Override
  default boolean end(long number, long run, String now) {
    // A commit may have been made without its worker's hearing of it.
    return ended(number, run, now) == 1 || find(number).filter(is -> is.isEndedBy(run)).isPresent();
  }

  /** See {@link #end}. */
  @SqlUpdate(
      """
      UPDATE "petshell_share" SET "endedAt" = :now, "endedBy" = :run
      WHERE "number" = :number AND "endedAt" IS NULL
      """)
  int ended(long number, long run, String now);

  @SqlQuery(
      """
      SELECT CAST(coalesce(sum("changed"), 0) AS bigint) AS "changed",
        CAST(coalesce(sum("skipped"), 0) AS bigint) AS "skipped",
        CAST(coalesce(sum("failed"), 0) AS bigint) AS "failed",
        CAST(coalesce(sum("batches"), 0) AS bigint) AS "batches"
      FROM "petshell_slot" WHERE "share" = :number
      """)
  @RegisterRowMapper(PostgresShares.CountsMapper.class)
  @Override
  RunCounts sums(long number);
}

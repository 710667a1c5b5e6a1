package petshell.store.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;
import petshell.store.Upkeep;

/** Replicas, VACUUM and the archive of the log, as the server shows them to this role. */
final class PostgresUpkeep implements Upkeep {
  /** So many segments of the log, a gigabyte as servers are made, may wait to be archived. */
  private static final long MOST_SEGMENTS = 64;

  /**
   * A replica that has stopped shows the lag that it had; so it is behind, too, where it has not
   * reached what was written long ago. Who takes the log to keep it replays nothing.
   */
  private static final String REPLICAS =
      """
      SELECT count(*) FILTER (WHERE state IS NULL) AS "hidden",
             coalesce(max(extract(epoch FROM greatest(write_lag, flush_lag, replay_lag)))
                 FILTER (WHERE state IN ('streaming', 'catchup')), 0) AS "lag",
             coalesce(bool_or(coalesce(replay_lsn, flush_lsn, write_lsn, '0/0')
                     < CAST(:old AS pg_lsn))
                 FILTER (WHERE state IN ('streaming', 'catchup')), false) AS "behind",
             CAST(pg_current_wal_lsn() AS text) AS "now"
      FROM pg_stat_replication
      """;

  /** Who may not see what another role vacuums still sees that it has locked the table. */
  private static final String VACUUM =
      """
      SELECT EXISTS (
        SELECT FROM pg_stat_progress_vacuum v
        WHERE v.datname = current_database()
          AND (v.relid = to_regclass('"Pet"')
            OR v.relid IS NULL AND EXISTS (
              SELECT FROM pg_locks l
              WHERE l.pid = v.pid AND l.locktype = 'relation'
                AND l.relation = to_regclass('"Pet"'))))
      """;

  private static final String ARCHIVE =
      """
      SELECT current_setting('archive_mode') <> 'off' AS "archives",
             coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false)
                 AS "fails",
             has_function_privilege('pg_ls_archive_statusdir()', 'EXECUTE') AS "seen"
      FROM pg_stat_archiver
      """;

  private static final String SEGMENTS =
      "SELECT count(*) FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready'";

  private static final String DEAD_ROWS =
      """
      SELECT coalesce(max(n_dead_tup), 0) FROM pg_stat_user_tables
      WHERE relid = to_regclass('"Pet"')
      """;

  /** The state of the server's archive. */
  private record Archive(boolean archives, boolean fails, boolean seen) {}

  /** What was seen of the replicas. */
  private record Replicas(long hidden, double lag, boolean behind, String now) {}

  private final Handle handle;
  private final LongSupplier nanoTime;
  private final WrittenBefore written = new WrittenBefore();
  private final List<String> hidden = new ArrayList<>();

  /**
   * Makes it for one connection.
   *
   * @param nanoTime gives the time in nanoseconds from any start
   */
  PostgresUpkeep(Handle handle, LongSupplier nanoTime) {
    this.handle = handle;
    this.nanoTime = nanoTime;
  }

  @Override
  public Optional<String> reasonToWait(Duration mostLag) {
    hidden.clear();
    return replicas(mostLag).or(this::archive).or(this::vacuum);
  }

  private Optional<String> replicas(Duration mostLag) {
    long now = nanoTime.getAsLong();
    Replicas found =
        handle
            .createQuery(REPLICAS)
            .bind("old", written.before(now, mostLag).orElse("0/0"))
            .map(
                (row, context) ->
                    new Replicas(
                        row.getLong("hidden"),
                        row.getDouble("lag"),
                        row.getBoolean("behind"),
                        row.getString("now")))
            .one();
    written.add(now, found.now(), mostLag);
    if (found.hidden() > 0) {
      hidden.add("how far replicas are behind");
    }
    double most = mostLag.toNanos() / 1e9;
    if (found.lag() > most) {
      return Optional.of(behind("", found.lag()));
    }
    return found.behind() ? Optional.of(behind("more than ", most)) : Optional.empty();
  }

  private static String behind(String words, double seconds) {
    return seconds < 10
        ? String.format(Locale.ROOT, "a replica is %s%.1f s behind", words, seconds)
        : String.format(Locale.ROOT, "a replica is %s%,.0f s behind", words, seconds);
  }

  private Optional<String> archive() {
    Archive found =
        handle
            .createQuery(ARCHIVE)
            .map(
                (row, context) ->
                    new Archive(
                        row.getBoolean("archives"),
                        row.getBoolean("fails"),
                        row.getBoolean("seen")))
            .one();
    if (!found.archives()) {
      return Optional.empty();
    }
    if (found.fails()) {
      return Optional.of("the server fails to archive its WAL");
    }
    if (!found.seen()) {
      hidden.add("how much WAL waits to be archived");
      return Optional.empty();
    }
    long segments = handle.createQuery(SEGMENTS).mapTo(Long.class).one();
    return segments > MOST_SEGMENTS
        ? Optional.of(String.format(Locale.ROOT, "%,d WAL segments wait to be archived", segments))
        : Optional.empty();
  }

  private Optional<String> vacuum() {
    return handle.createQuery(VACUUM).mapTo(Boolean.class).one()
        ? Optional.of("VACUUM works on the pets' table")
        : Optional.empty();
  }

  @Override
  public Optional<String> unseen() {
    return hidden.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Not waited for, because this role may not see it: "
                + String.join(", and ", hidden)
                + "; GRANT pg_monitor lets it.");
  }

  @Override
  public long deadRows() {
    return handle.createQuery(DEAD_ROWS).mapTo(Long.class).one();
  }
}

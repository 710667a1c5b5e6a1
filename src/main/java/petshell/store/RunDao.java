package petshell.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The run journal. Times are text, as {@link java.time.Instant} writes them. */
@RegisterRowMapper(RunMapper.class)
public interface RunDao {
  /** What a run's number is less than, so that JSON can hold it in every language. */
  long NUMBERS_END = 9_007_199_254_740_991L;

  /**
   * Returns the next run's number, which another connection may take first. A number that somebody
   * has made so high that JSON cannot hold it, or negative, does not count.
   */
  default long nextNumber() {
    return nextNumber(NUMBERS_END - 1);
  }

  /** See {@link #nextNumber()}. */
  @SqlQuery(
      """
      SELECT max(coalesce(max("number"), 0), 0) + 1 FROM "petshell_run" WHERE "number" < :last
      """)
  long nextNumber(long last);

  /**
   * Begins a run.
   *
   * @return false where another connection has started one of this number, and nothing was stored
   */
  @SqlUpdate(
      """
      INSERT INTO "petshell_run" ("number", "command", "commandLine", "operator", "host", "process",
        "toolVersion", "generatorVersion", "startedAt", "heartbeatAt", "outcome")
      VALUES (:number, :command, :commandLine, :operator, :host, :process,
        :toolVersion, :generatorVersion, :now, :now, 'running')
      ON CONFLICT DO NOTHING
      """)
  boolean insert(long number, @BindMethods RunStart start, String now);

  /** Adds to what a run has done so far, where several connections do its work. */
  @SqlUpdate(
      """
      UPDATE "petshell_run"
      SET "changed" = "changed" + :changed, "unchanged" = "unchanged" + :unchanged,
        "skipped" = "skipped" + :skipped, "failed" = "failed" + :failed,
        "batches" = "batches" + :batches, "heartbeatAt" = :now
      WHERE "number" = :number
      """)
  void add(long number, @BindMethods RunCounts added, String now);

  /** Shows that a run is alive. */
  @SqlUpdate(
      """
      UPDATE "petshell_run" SET "heartbeatAt" = :now WHERE "number" = :number
      """)
  void heartbeat(long number, String now);

  /** Ends a run. */
  @SqlUpdate(
      """
      UPDATE "petshell_run"
      SET "outcome" = :outcome, "message" = :message, "endedAt" = :now, "heartbeatAt" = :now
      WHERE "number" = :number
      """)
  void end(long number, String outcome, Optional<String> message, String now);

  /**
   * Notes that a run goes on, which has failed or is taken for dead.
   *
   * @return 1, or 0 where it is not in the journal
   */
  @SqlUpdate(
      """
      UPDATE "petshell_run"
      SET "outcome" = 'running', "message" = NULL, "endedAt" = NULL, "heartbeatAt" = :now
      WHERE "number" = :number
      """)
  int goOn(long number, String now);

  /**
   * Ends a run as failed, where it is in the journal and is that of a process.
   *
   * @return 1, or 0 where it is not
   */
  @SqlUpdate(
      """
      UPDATE "petshell_run"
      SET "outcome" = 'failed', "message" = :message, "endedAt" = :now, "heartbeatAt" = :now
      WHERE "number" = :number AND "outcome" = 'running' AND "host" = :host AND "process" = :process
      """)
  int endOwn(long number, String host, long process, String message, String now);

  /** Notes which run a run undoes. */
  @SqlUpdate(
      """
      UPDATE "petshell_run" SET "undoes" = :undone WHERE "number" = :number
      """)
  void undoes(long number, long undone);

  /** Returns the last runs, the newest first. */
  @SqlQuery(
      """
      SELECT <run> FROM "petshell_run" ORDER BY "number" DESC LIMIT :limit
      """)
  List<Run> last(int limit);

  /** Tells whether a command was ever completed. */
  @SqlQuery(
      """
      SELECT EXISTS (SELECT 1 FROM "petshell_run"
        WHERE "command" = :command AND "outcome" = 'completed')
      """)
  boolean hasCompleted(String command);

  /** Finds one run. */
  @SqlQuery(
      """
      SELECT <run> FROM "petshell_run" WHERE "number" = :number LIMIT 1
      """)
  Optional<Run> find(long number);

  /** Returns the runs that are marked as running, whether they live or not; the newest first. */
  @SqlQuery(
      """
      SELECT <run> FROM "petshell_run" WHERE "outcome" = 'running' ORDER BY "number" DESC
      """)
  List<Run> unfinished();

  /** Notes that a run's process died, where the run has not ended; its last heartbeat stays. */
  @SqlUpdate(
      """
      UPDATE "petshell_run" SET "outcome" = 'abandoned'
      WHERE "number" = :number AND "outcome" = 'running'
      """)
  void abandon(long number);

  /** Finds the last completed run of a command whose message begins with some words. */
  @SqlQuery(
      """
      SELECT <run> FROM "petshell_run"
      WHERE "command" = :command AND "outcome" = 'completed'
        AND substr("message", 1, length(:start)) = :start
      ORDER BY "number" DESC LIMIT 1
      """)
  Optional<Run> lastWithMessage(String command, String start);

  /** Tells whether a command was completed since a run, with a message that begins so. */
  @SqlQuery(
      """
      SELECT EXISTS (SELECT 1 FROM "petshell_run"
        WHERE "command" = :command AND "outcome" = 'completed' AND "number" > :number
          AND substr("message", 1, length(:start)) = :start)
      """)
  boolean hasMessageSince(String command, long number, String start);

  /** Tells whether a command was completed since a run, without some word in its command line. */
  boolean hasFinishedSince(String command, long number, String word);
}

package petshell.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterColumnMapper;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The run journal. Times are text, as {@link java.time.Instant} writes them. */
@RegisterConstructorMapper(Run.class)
@RegisterColumnMapper(InstantMapper.class)
@RegisterColumnMapper(RunOutcomeMapper.class)
public interface RunDao {

  /** Returns the next run's number; call and insert in one write transaction. */
  @SqlQuery(
      """
      SELECT coalesce(max("number"), 0) + 1 FROM "petshell_run"
      """)
  long nextNumber();

  /** Begins a run. */
  @SqlUpdate(
      """
      INSERT INTO "petshell_run" ("number", "command", "commandLine", "operator", "host", "process",
        "toolVersion", "generatorVersion", "startedAt", "heartbeatAt", "outcome")
      VALUES (:number, :command, :commandLine, :operator, :host, :process,
        :toolVersion, :generatorVersion, :now, :now, 'running')
      """)
  void insert(long number, @BindMethods RunStart start, String now);

  /** Stores what a run has done so far. */
  @SqlUpdate(
      """
      UPDATE "petshell_run"
      SET "changed" = :changed, "unchanged" = :unchanged, "skipped" = :skipped,
        "failed" = :failed, "batches" = :batches, "heartbeatAt" = :now
      WHERE "number" = :number
      """)
  void count(long number, @BindMethods RunCounts counts, String now);

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

  /** Notes which run a run takes back. */
  @SqlUpdate(
      """
      UPDATE "petshell_run" SET "undoes" = :undone WHERE "number" = :number
      """)
  void undoes(long number, long undone);

  /** Returns the last runs, the newest first. */
  @SqlQuery(
      """
      SELECT * FROM "petshell_run" ORDER BY "number" DESC LIMIT :limit
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
      SELECT * FROM "petshell_run" WHERE "number" = :number
      """)
  Optional<Run> find(long number);

  /** Returns the runs that are marked as running, whether they live or not; the newest first. */
  @SqlQuery(
      """
      SELECT * FROM "petshell_run" WHERE "outcome" = 'running' ORDER BY "number" DESC
      """)
  List<Run> unfinished();

  /** Notes that a run's process died, where the run has not ended; its last heartbeat stays. */
  @SqlUpdate(
      """
      UPDATE "petshell_run" SET "outcome" = 'abandoned'
      WHERE "number" = :number AND "outcome" = 'running'
      """)
  void abandon(long number);
}

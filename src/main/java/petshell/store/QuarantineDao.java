package petshell.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.config.RegisterColumnMapper;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The pets that could not be given traits. */
@RegisterColumnMapper(InstantMapper.class)
public interface QuarantineDao {

  /**
   * One pet that could not be given traits.
   *
   * @param petId its id as text
   * @param error why
   * @param attempts how often it failed, from 1
   * @param failedAt when it failed last
   */
  record Row(String petId, String error, long attempts, Instant failedAt) {}

  /** Returns those that failed last in a run, by id. */
  @SqlQuery(
      """
      SELECT "petId", "error", "attempts", "failedAt" FROM "petshell_quarantine"
      WHERE "run" = :run ORDER BY "petId" LIMIT :limit
      """)
  @RegisterConstructorMapper(Row.class)
  List<Row> ofRun(long run, int limit);

  /** Takes a pet out, since it has traits now. */
  @SqlUpdate(
      """
      DELETE FROM "petshell_quarantine" WHERE "petId" = :petId
      """)
  void release(String petId);
}

package petshell.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The pets that could not be given traits. */
public interface QuarantineDao {

  /**
   * One pet that could not be given traits.
   *
   * @param petId its id as text
   * @param error why
   * @param attempts how often it failed, from 1
   * @param failedAt when it failed last
   */
  record Row(String petId, String error, Noted<Long> attempts, Noted<Instant> failedAt) {}

  /** Reads the rows, whatever is in them. */
  final class Mapper implements RowMapper<Row> {
    /** The columns that the mapper reads. */
    public static final List<String> COLUMNS = List.of("petId", "error", "attempts", "failedAt");

    @Override
    public Row map(ResultSet row, StatementContext context) throws SQLException {
      return new Row(
          Noted.words(row.getObject("petId")),
          Noted.words(row.getObject("error")),
          Noted.number(row.getObject("attempts")),
          Noted.time(row.getObject("failedAt")));
    }
  }

  /** Returns those that failed last in a run, by id. */
  @SqlQuery(
      """
      SELECT <quarantined> FROM "petshell_quarantine"
      WHERE "run" = :run ORDER BY "petshell_quarantine"."petId" LIMIT :limit
      """)
  @RegisterRowMapper(Mapper.class)
  List<Row> ofRun(long run, int limit);

  /** Takes a pet out, since it has traits now. */
  @SqlUpdate(
      """
      DELETE FROM "petshell_quarantine" WHERE "petId" = :petId
      """)
  void release(String petId);
}

package petshell.store.postgres;

import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import petshell.store.RunDao;
import petshell.store.RunMapper;

/** Asks the journal of a PostgreSQL database. */
@RegisterRowMapper(RunMapper.class)
interface PostgresRunDao extends RunDao {
  @SqlQuery(
      """
      SELECT greatest(max("number"), 0) + 1 FROM "petshell_run" WHERE "number" < :last
      """)
  @Override
  long nextNumber(long last);

  @SqlQuery(
      """
      SELECT EXISTS (SELECT 1 FROM "petshell_run"
        WHERE "command" = :command AND "outcome" = 'completed' AND "number" > :number
          AND strpos("commandLine", :word) = 0)
      """)
  @Override
  boolean hasFinishedSince(String command, long number, String word);
}

package petshell.store.sqlite;

import org.jdbi.v3.sqlobject.statement.SqlQuery;
import petshell.store.RunDao;

/** Finds words in the journal of a SQLite database. */
interface SqliteRunDao extends RunDao {
  @SqlQuery(
      """
      SELECT EXISTS (SELECT 1 FROM "petshell_run"
        WHERE "command" = :command AND "outcome" = 'completed' AND "number" > :number
          AND instr("commandLine", :word) = 0)
      """)
  @Override
  boolean hasFinishedSince(String command, long number, String word);
}

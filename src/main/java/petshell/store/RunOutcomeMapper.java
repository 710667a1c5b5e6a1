package petshell.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the journal's outcomes. */
public final class RunOutcomeMapper implements ColumnMapper<RunOutcome> {
  @Override
  public RunOutcome map(ResultSet row, int column, StatementContext context) throws SQLException {
    return RunOutcome.of(row.getString(column));
  }
}

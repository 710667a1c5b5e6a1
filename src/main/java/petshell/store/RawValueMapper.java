package petshell.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the first column as it is. */
public final class RawValueMapper implements RowMapper<RawValue> {
  @Override
  public RawValue map(ResultSet row, StatementContext context) throws SQLException {
    return new RawValue(row.getObject(1));
  }
}

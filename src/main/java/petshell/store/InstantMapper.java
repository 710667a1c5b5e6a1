package petshell.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads the journal's times. */
public final class InstantMapper implements ColumnMapper<Instant> {
  @Override
  public Instant map(ResultSet row, int column, StatementContext context) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : Instant.parse(text);
  }
}

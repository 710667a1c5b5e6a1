package petshell.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A statement that is put together from fixed parts, with parameters for all values. */
final class PostgresQuery {
  private final StringBuilder sql;
  private final List<Object> values = new ArrayList<>();

  PostgresQuery(String start) {
    this.sql = new StringBuilder(start);
  }

  /** Adds a fixed part. */
  PostgresQuery add(String part) {
    sql.append(' ').append(part);
    return this;
  }

  /** Adds a parameter. */
  PostgresQuery value(Object value) {
    values.add(value);
    return add("?");
  }

  /** Adds the conditions that a pet lies behind a place, up to its end. */
  PostgresQuery from(PostgresCursor cursor) {
    if (cursor.after() != null) {
      add("AND \"Pet\".\"id\" >").value(cursor.after());
    }
    if (cursor.end() != null) {
      add("AND \"Pet\".\"id\" <=").value(cursor.end());
    }
    PostgresHash.Range range = cursor.range();
    if (range != null) {
      add("AND " + range.hash().sql() + " >").value(range.after());
      add("AND " + range.hash().sql() + " <=").value(range.until());
    }
    return this;
  }

  /** Returns the statement with all parameters, which the caller closes. */
  PreparedStatement prepare(Connection connection) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql.toString());
    try {
      for (int index = 0; index < values.size(); index++) {
        statement.setObject(index + 1, values.get(index));
      }
      return statement;
    } catch (SQLException | RuntimeException e) {
      statement.close();
      throw e;
    }
  }
}

package petshell.store.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import petshell.store.RawBytes;

/** A statement that is put together from fixed parts, with parameters for all values. */
final class SqliteQuery {
  private final StringBuilder sql;
  private final List<Object> values = new ArrayList<>();

  SqliteQuery(String start) {
    this.sql = new StringBuilder(start);
  }

  /** Adds a fixed part. */
  SqliteQuery add(String part) {
    sql.append(' ').append(part);
    return this;
  }

  /** Adds a parameter; for {@link RawBytes} of a text, the same text as it is stored. */
  SqliteQuery value(Object value) {
    boolean isRawText = value instanceof RawBytes raw && raw.isText();
    values.add(value instanceof RawBytes raw ? raw.bytes() : value);
    return add(isRawText ? "CAST(? AS TEXT)" : "?");
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

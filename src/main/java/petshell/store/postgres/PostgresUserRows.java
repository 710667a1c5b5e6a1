package petshell.store.postgres;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;
import petshell.store.QueryRows;
import petshell.store.RawValue;

/** Reads what a user's statement gives, with as many rows in memory as there is room for. */
final class PostgresUserRows {
  private static final int MOST_AT_ONCE = 50;

  /** In bytes; the rows that the server sends at once should have no more. */
  private static final int ROOM = 4_000_000;

  /**
   * In bytes. A longer value would not fit in the memory of a small process, several times over.
   */
  private static final int LONGEST_VALUE = 20_000_000;

  /** The driver's for what does not fit in memory; it has read on behind that row. */
  private static final String OUT_OF_MEMORY = "53200";

  private final Connection connection;
  private int longestRow;

  PostgresUserRows(Connection connection) {
    this.connection = connection;
  }

  /**
   * Runs a statement.
   *
   * @throws PetShellException of the kind REFUSED if it gives no rows, FAILED if a value is too
   *     long
   */
  void read(String sql, QueryRows rows) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      // How long the rows are is seen in the first one.
      statement.setFetchSize(1);
      if (!statement.execute(sql)) {
        throw PostgresUserQuery.writes(null);
      }
      try (ResultSet found = statement.getResultSet()) {
        read(found, rows);
      }
    } catch (SQLException e) {
      boolean isOfDriver = !PostgresFailure.of(e).isOfServer();
      if (isOfDriver && OUT_OF_MEMORY.equals(e.getSQLState())) {
        throw tooLong(e);
      }
      throw e;
    }
  }

  private void read(ResultSet found, QueryRows rows) throws SQLException {
    ResultSetMetaData columns = found.getMetaData();
    List<String> names = new ArrayList<>();
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      names.add(columns.getColumnLabel(column));
    }
    rows.columns(names);
    while (rows.wantsMore() && found.next()) {
      int length = 0;
      for (int column = 1; column <= names.size(); column++) {
        length += length(found, column);
        rows.value(value(found, column, columns));
      }
      longestRow = Math.max(longestRow, length);
      found.setFetchSize(Math.max(1, Math.min(MOST_AT_ONCE, ROOM / Math.max(1, longestRow))));
    }
  }

  /** Looks at the bytes before the driver makes anything of them. */
  private static int length(ResultSet row, int column) throws SQLException {
    try {
      byte[] bytes = row.getBytes(column);
      int length = bytes == null ? 0 : bytes.length;
      if (length > LONGEST_VALUE) {
        throw tooLong(null);
      }
      return length;
    } catch (OutOfMemoryError e) {
      throw tooLong(e);
    }
  }

  private static RawValue value(ResultSet row, int column, ResultSetMetaData columns)
      throws SQLException {
    try {
      return new RawValue(read(row, column, columns));
    } catch (OutOfMemoryError e) {
      throw tooLong(e);
    }
  }

  private static @Nullable Object read(ResultSet row, int column, ResultSetMetaData columns)
      throws SQLException {
    return switch (columns.getColumnTypeName(column)) {
      case "int2", "int4", "int8", "oid", "bool" -> row.getObject(column);
      case "float4", "float8", "numeric" -> number(row.getString(column));
      case "bytea" -> row.getBytes(column);
      default -> row.getString(column);
    };
  }

  /** Takes the digits that the server shows. */
  private static @Nullable Number number(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return text.endsWith("N") || text.endsWith("y")
        ? (Number) Double.valueOf(text)
        : (Number) new BigDecimal(text);
  }

  private static PetShellException tooLong(@Nullable Throwable cause) {
    return new PetShellException(
        Kind.FAILED,
        "a value of the query is longer than 20 MB",
        "select its octet_length() instead",
        cause);
  }
}

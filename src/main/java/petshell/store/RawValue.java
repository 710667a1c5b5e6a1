package petshell.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * A value of any kind, as the driver gives it. SQLite lets any column hold any kind.
 *
 * @param value a String, a number, a byte array, {@link RawBytes} for a text that is not proper
 *     UTF-8 where it was read as such, or null
 */
public record RawValue(@Nullable Object value) {
  /** Reads the first column as it is. */
  public static final class Mapper implements RowMapper<RawValue> {
    @Override
    public RawValue map(ResultSet row, StatementContext context) throws SQLException {
      return new RawValue(row.getObject(1));
    }
  }

  /** Returns it as people see it: nothing for NULL. */
  public String text() {
    return value == null ? "" : StoredValue.shown(value);
  }

  /**
   * Returns it as JSON shows it: numbers as numbers, all else as text, infinities too, which JSON
   * does not have as numbers; null for NULL.
   */
  public @Nullable Object json() {
    boolean isNumber = value instanceof Number number && Double.isFinite(number.doubleValue());
    return isNumber || value == null ? value : text();
  }

  /** Returns whether it is 1 or 0, as the web app stores yes and no; empty where it is neither. */
  public Optional<Boolean> yes() {
    boolean isWhole = value instanceof Long || value instanceof Integer;
    return Optional.ofNullable(isWhole ? (Number) value : null)
        .map(Number::longValue)
        .filter(number -> number == 0 || number == 1)
        .map(number -> number == 1);
  }
}

package petshell.store;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Reads values of any kind without losing what is no proper text. A column may hold another kind
 * than it is declared for, since SQLite checks none; an engine that does gives text where text is
 * declared, and never anything improper.
 */
public final class StoredValue {
  /** What the driver puts in place of bytes that are no proper UTF-8. */
  private static final char REPLACEMENT = '\ufffd';

  private StoredValue() {}

  /**
   * Reads one value.
   *
   * @return what the driver gives, but {@link RawBytes} for a text that is not proper UTF-8
   */
  public static Object read(ResultSet row, int column) throws SQLException {
    Object value = row.getObject(column);
    if (value instanceof String text && !isProper(text)) {
      RawBytes bytes = new RawBytes(row.getBytes(column), StoredKind.TEXT);
      return bytes.text().isPresent() ? text : bytes;
    }
    return value;
  }

  /** Returns whether a text is for sure as it is stored: nothing in it may replace other bytes. */
  public static boolean isProper(String text) {
    return text.indexOf(REPLACEMENT) < 0;
  }

  /** Returns what a value looks like as text. */
  public static String shown(Object value) {
    if (value instanceof RawBytes raw) {
      return new String(raw.bytes(), StandardCharsets.UTF_8);
    }
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(value);
  }
}

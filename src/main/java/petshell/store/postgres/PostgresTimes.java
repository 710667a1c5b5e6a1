package petshell.store.postgres;

import java.util.Locale;

/** Times in the web app's columns: in UTC, to the millisecond, without a zone. */
final class PostgresTimes {
  private PostgresTimes() {}

  /** Returns the SQL for a time as {@link petshell.store.StoredTime#text} writes it. */
  static String text(String column) {
    return String.format(
        Locale.ROOT,
        """
        CASE WHEN isfinite(%1$s) AND %1$s >= TIMESTAMP '0001-01-01 00:00:00'
          THEN to_char(%1$s, 'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"') ELSE %1$s::text END""",
        column);
  }

  /** Returns the SQL for a time in milliseconds since 1970; NULL for what is no time. */
  static String millis(String column) {
    return String.format(
        Locale.ROOT,
        "CASE WHEN isfinite(%1$s) THEN CAST(floor(extract(epoch FROM %1$s) * 1000) AS bigint) END",
        column);
  }
}

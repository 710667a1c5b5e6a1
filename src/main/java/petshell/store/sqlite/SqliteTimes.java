package petshell.store.sqlite;

import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import petshell.store.StoredTime;

/** Finds out in which of two kinds the web app writes times at present. */
final class SqliteTimes {
  private SqliteTimes() {}

  /** Returns a time as the web app writes it at present: a String, or a Long with milliseconds. */
  static Object inKindOfApp(Handle handle, StoredTime time) {
    boolean millis =
        newestIsMillis(handle, "Pet").or(() -> newestIsMillis(handle, "User")).orElse(false);
    return millis ? (Object) time.millis() : time.text();
  }

  /** The newest row decides: the one with the highest number, as far as nobody renumbered them. */
  private static Optional<Boolean> newestIsMillis(Handle handle, String table) {
    String order =
        SqliteRows.of(handle, table)
            .map(rows -> " ORDER BY " + rows.position() + " DESC")
            .orElse("");
    return handle
        .createQuery(
            String.format(
                Locale.ROOT,
                """
                SELECT typeof("updatedAt") IN ('integer', 'real') FROM "%s"
                WHERE "updatedAt" IS NOT NULL%s LIMIT 1
                """,
                table,
                order))
        .mapTo(Boolean.class)
        .findOne();
  }
}

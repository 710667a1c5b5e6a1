package petshell.store.sqlite;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlite3.SQLitePlugin;
import petshell.store.BoundedValue;

/** What Jdbi's access objects say to SQLite in its own way. */
final class SqliteDialect {
  /** Liquibase writes its lock's time as a text or as milliseconds, by its version and settings. */
  private static final String LOCK_GRANTED_MILLIS =
      """
      CAST(CASE typeof(LOCKGRANTED)
        WHEN 'text' THEN unixepoch(substr(replace(LOCKGRANTED, 'T', ' '), 1, 19)) * 1000
        WHEN 'null' THEN NULL
        ELSE LOCKGRANTED END AS INTEGER)\
      """;

  private SqliteDialect() {}

  /** See {@link petshell.store.Engine#configure}. */
  static void configure(Jdbi jdbi) {
    // It maps java.net.URL only, which no column here holds; it is installed so that whatever Jdbi
    // adds for SQLite applies here.
    jdbi.installPlugin(new SQLitePlugin());
    jdbi.registerArgument(new SqliteKind());
    jdbi.define("lockGrantedMillis", LOCK_GRANTED_MILLIS);
    BoundedValue.define(jdbi);
  }
}

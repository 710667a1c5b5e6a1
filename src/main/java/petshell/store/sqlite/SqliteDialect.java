package petshell.store.sqlite;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlite3.SQLitePlugin;
import petshell.store.BoundedValue;

/** What Jdbi's access objects say to SQLite in its own way. */
final class SqliteDialect {
  private SqliteDialect() {}

  /** See {@link petshell.store.Engine#configure}. */
  static void configure(Jdbi jdbi) {
    // It maps java.net.URL only, which no column here holds; it is installed so that whatever Jdbi
    // adds for SQLite applies here.
    jdbi.installPlugin(new SQLitePlugin());
    jdbi.registerArgument(new SqliteKind());
    BoundedValue.define(jdbi);
  }
}

package petshell.store.sqlite;

import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlite3.SQLitePlugin;
import petshell.store.NewPetDao;
import petshell.store.OriginDao;
import petshell.store.OwnerDao;
import petshell.store.PetCounts;
import petshell.store.PetDao;
import petshell.store.PrefixDao;
import petshell.store.ReplacedDao;
import petshell.store.RestoreDao;
import petshell.store.RunDao;

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

  private static final Map<Class<?>, Class<?>> OWN =
      Map.of(
          NewPetDao.class, SqliteNewPetDao.class,
          OriginDao.class, SqliteOriginDao.class,
          OwnerDao.class, SqliteOwnerDao.class,
          PetCounts.class, SqlitePetCounts.class,
          PetDao.class, SqlitePetDao.class,
          PrefixDao.class, SqlitePrefixDao.class,
          ReplacedDao.class, SqliteReplacedDao.class,
          RestoreDao.class, SqliteRestoreDao.class,
          RunDao.class, SqliteRunDao.class);

  private SqliteDialect() {}

  /** See {@link petshell.store.Engine#configure}. */
  static void configure(Jdbi jdbi) {
    // It maps java.net.URL only, which no column here holds; it is installed so that whatever Jdbi
    // adds for SQLite applies here.
    jdbi.installPlugin(new SQLitePlugin());
    jdbi.registerArgument(new SqliteKind());
    jdbi.define("lockGrantedMillis", LOCK_GRANTED_MILLIS);
    SqliteBoundedValue.define(jdbi);
  }

  /** See {@link petshell.store.Engine#dialect}. */
  static <T> Class<? extends T> of(Class<T> dao) {
    return OWN.getOrDefault(dao, dao).asSubclass(dao);
  }
}

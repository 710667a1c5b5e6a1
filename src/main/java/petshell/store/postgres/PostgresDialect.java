package petshell.store.postgres;

import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import petshell.store.NewPetDao;
import petshell.store.OriginDao;
import petshell.store.OwnerDao;
import petshell.store.PetCounts;
import petshell.store.PetDao;
import petshell.store.PrefixDao;
import petshell.store.ReplacedDao;
import petshell.store.RestoreDao;
import petshell.store.RunDao;
import petshell.store.ShareDao;

/** What Jdbi's access objects say to PostgreSQL in its own way. */
final class PostgresDialect {
  /** Liquibase stores its lock's time without a zone. */
  private static final String LOCK_GRANTED_MILLIS =
      "CAST(extract(epoch FROM LOCKGRANTED) * 1000 AS bigint)";

  private static final Map<Class<?>, Class<?>> OWN =
      Map.of(
          NewPetDao.class, PostgresNewPetDao.class,
          OriginDao.class, PostgresOriginDao.class,
          OwnerDao.class, PostgresOwnerDao.class,
          PetCounts.class, PostgresPetCounts.class,
          PetDao.class, PostgresPetDao.class,
          PrefixDao.class, PostgresPrefixDao.class,
          ReplacedDao.class, PostgresReplacedDao.class,
          RestoreDao.class, PostgresRestoreDao.class,
          RunDao.class, PostgresRunDao.class,
          ShareDao.class, PostgresShareDao.class);

  private PostgresDialect() {}

  /** See {@link petshell.store.Engine#configure}. */
  static void configure(Jdbi jdbi) {
    jdbi.installPlugin(new PostgresPlugin());
    jdbi.define("lockGrantedMillis", LOCK_GRANTED_MILLIS);
    PostgresBoundedValue.define(jdbi);
  }

  /** See {@link petshell.store.Engine#dialect}. */
  static <T> Class<? extends T> of(Class<T> dao) {
    return OWN.getOrDefault(dao, dao).asSubclass(dao);
  }
}

package petshell.store.postgres;

import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** What Jdbi's access objects say to PostgreSQL in its own way. */
final class PostgresDialect {
  /** Liquibase stores its lock's time without a zone. */
  private static final String LOCK_GRANTED_MILLIS =
      "CAST(extract(epoch FROM LOCKGRANTED) * 1000 AS bigint)";

  private static final Map<Class<?>, Class<?>> OWN = Map.of();

  private PostgresDialect() {}

  /** See {@link petshell.store.Engine#configure}. */
  static void configure(Jdbi jdbi) {
    jdbi.installPlugin(new PostgresPlugin());
    jdbi.define("lockGrantedMillis", LOCK_GRANTED_MILLIS);
  }

  /** See {@link petshell.store.Engine#dialect}. */
  static <T> Class<? extends T> of(Class<T> dao) {
    return OWN.getOrDefault(dao, dao).asSubclass(dao);
  }
}

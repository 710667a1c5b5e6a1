package petshell.store.postgres;

import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** What Jdbi's access objects say to PostgreSQL in its own way. */
final class PostgresDialect {
  private static final Map<Class<?>, Class<?>> OWN = Map.of();

  private PostgresDialect() {}

  /** See {@link petshell.store.Engine#configure}. */
  static void configure(Jdbi jdbi) {
    jdbi.installPlugin(new PostgresPlugin());
  }

  /** See {@link petshell.store.Engine#dialect}. */
  static <T> Class<? extends T> of(Class<T> dao) {
    return OWN.getOrDefault(dao, dao).asSubclass(dao);
  }
}

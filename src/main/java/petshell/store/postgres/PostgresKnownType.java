package petshell.store.postgres;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the type of the traits for one connection: statements for single pets would ask for it
 * as often as for the pets. Where somebody changes the type meanwhile, the server refuses to
 * compare what was written with what was meant, and the transaction is rolled back.
 */
public final class PostgresKnownType implements JdbiConfig<PostgresKnownType> {
  private @Nullable PostgresTraitsType type;

  /** Returns the type, or what the ORM of the web app makes where there is no such column. */
  static PostgresTraitsType of(Handle handle) {
    PostgresKnownType known = handle.getConfig(PostgresKnownType.class);
    PostgresTraitsType type = known.type;
    if (type == null) {
      type = PostgresPets.of(handle).traits().orElse(null);
      known.type = type;
    }
    return type == null ? PostgresTraitsType.JSONB : type;
  }

  /** All objects of a connection share it. */
  @Override
  public PostgresKnownType createCopy() {
    return this;
  }
}

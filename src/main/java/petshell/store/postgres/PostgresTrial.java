package petshell.store.postgres;

import java.util.Collection;
import org.jdbi.v3.core.Handle;
import petshell.store.Engine;

/** Stub. */
final class PostgresTrial {
  private PostgresTrial() {}

  @SuppressWarnings("DoNotCallSuggester")
  static Engine.Trial of(PostgresAddress address, Handle handle, Collection<String> withRows) {
    throw new UnsupportedOperationException("stub");
  }
}

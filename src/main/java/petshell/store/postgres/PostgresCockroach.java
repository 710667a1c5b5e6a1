package petshell.store.postgres;

import java.sql.Connection;
import java.util.Optional;

/**
 * CockroachDB, by its documentation and its issues; not run. It grants every advisory lock to
 * everybody (cockroachdb/cockroach#13546, #169981), so that two operators could change the schema
 * at the same time: petshell reads there, and writes nothing.
 */
record PostgresCockroach() implements PostgresVariant {
  @Override
  public Optional<Refusal> noWrites(Connection connection) {
    return Optional.of(
        new Refusal(
            "CockroachDB grants each advisory lock to everybody, so that operators cannot be kept"
                + " apart",
            "petshell only reads there"));
  }
}

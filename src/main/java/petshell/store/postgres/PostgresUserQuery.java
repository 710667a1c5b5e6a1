package petshell.store.postgres;

import java.sql.Connection;
import java.time.Duration;
import petshell.store.QueryRows;

/** Stub. */
final class PostgresUserQuery {
  PostgresUserQuery(Connection connection, Duration most) {}

  void run(String sql, QueryRows rows) {
    throw new UnsupportedOperationException("stub");
  }
}

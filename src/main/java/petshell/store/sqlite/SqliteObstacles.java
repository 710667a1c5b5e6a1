package petshell.store.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import petshell.store.SchemaFacts;
import petshell.store.SchemaFacts.Obstacle;

/** Finds what keeps a column from being dropped, by dropping it in a copy of the schema. */
final class SqliteObstacles {
  private final Handle handle;

  /**
   * Makes it.
   *
   * @param handle in a transaction
   */
  SqliteObstacles(Handle handle) {
    this.handle = handle;
  }

  /** See {@link SchemaFacts#obstaclesToDrop}. */
  List<Obstacle> toDrop(String table, String column, List<String> constraints) {
    List<String> before =
        constraints.stream()
            .map(
                name ->
                    String.format(
                        Locale.ROOT,
                        "ALTER TABLE %s DROP CONSTRAINT %s",
                        SqliteTrial.quoted(table),
                        SqliteTrial.quoted(name)))
            .toList();
    String drop =
        String.format(
            Locale.ROOT,
            "ALTER TABLE %s DROP COLUMN %s",
            SqliteTrial.quoted(table),
            SqliteTrial.quoted(column));
    List<Obstacle> found = new ArrayList<>();
    try (Connection trial = SqliteTrial.of(handle.getConnection(), Set.of())) {
      List<Obstacle> objects = objects();
      while (true) {
        Optional<String> error = failure(trial, before, drop);
        if (error.isEmpty()) {
          return found;
        }
        Obstacle obstacle =
            SchemaFacts.named(objects, error.get())
                .orElse(new Obstacle("table", table, error.get()));
        found.add(obstacle);
        if (!objects.remove(new Obstacle(obstacle.kind(), obstacle.name(), ""))
            || obstacle.kind().equals("table")) {
          return found;
        }
        SqliteConnections.execute(
            trial,
            String.format(
                Locale.ROOT, "DROP %s %s", obstacle.kind(), SqliteTrial.quoted(obstacle.name())));
      }
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(drop, e, null);
    }
  }

  private static Optional<String> failure(Connection trial, List<String> before, String last)
      throws SQLException {
    SqliteConnections.execute(trial, "SAVEPOINT petshell");
    Optional<String> error = Optional.empty();
    for (String statement : before) {
      error = error.or(() -> SqliteErrors.ofStatement(trial, statement));
    }
    error = error.or(() -> SqliteErrors.ofStatement(trial, last));
    SqliteConnections.execute(trial, "ROLLBACK TO petshell");
    return error;
  }

  /** Returns all that an error may name; without reasons. */
  private List<Obstacle> objects() {
    return new ArrayList<>(
        handle
            .createQuery("SELECT \"type\", \"name\" FROM sqlite_master WHERE \"sql\" IS NOT NULL")
            .map((row, context) -> new Obstacle(row.getString(1), row.getString(2), ""))
            .list());
  }
}

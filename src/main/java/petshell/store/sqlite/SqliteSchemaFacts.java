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
import petshell.store.SchemaMark;

/** What SQLite knows of a schema; for use within a transaction. */
final class SqliteSchemaFacts implements SchemaFacts {
  private final Handle handle;

  SqliteSchemaFacts(Handle handle) {
    this.handle = handle;
  }

  @Override
  public SchemaMark mark() {
    return handle
        .createQuery(
            """
            SELECT (SELECT "schema_version" FROM pragma_schema_version) AS version,
              count(*) FILTER (WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite\\_%' ESCAPE '\\')
                AS tables,
              count(*) FILTER (WHERE "type" = 'view') AS views,
              count(*) FILTER (WHERE "type" = 'index' AND "sql" IS NOT NULL) AS indexes,
              count(*) FILTER (WHERE "type" = 'trigger') AS triggers
            FROM sqlite_master
            """)
        .map(
            (row, context) ->
                new SchemaMark(
                    row.getLong("version"),
                    row.getLong("tables"),
                    row.getLong("views"),
                    row.getLong("indexes"),
                    row.getLong("triggers")))
        .one();
  }

  /** By the place in the schema's own table, which VACUUM and a dump keep. */
  @Override
  public boolean isOlder(String table, String other) {
    return handle
        .createQuery(
            """
            SELECT count(*) > 0 FROM sqlite_master AS t, sqlite_master AS o
            WHERE t."type" = 'table' AND t."name" = :table COLLATE NOCASE
              AND o."type" = 'table' AND o."name" = :other COLLATE NOCASE AND t.rowid < o.rowid
            """)
        .bind("table", table)
        .bind("other", other)
        .mapTo(Boolean.class)
        .one();
  }

  @Override
  public boolean isAsAdded(String table, String column, String type) {
    return definition(table)
        .filter(sql -> SqliteTableText.isAsAdded(sql, column, type))
        .isPresent();
  }

  @Override
  public boolean isDefinedWith(String table, String text) {
    return definition(table).filter(sql -> sql.contains(text)).isPresent();
  }

  private Optional<String> definition(String table) {
    return handle
        .createQuery(
            """
            SELECT coalesce("sql", '') FROM sqlite_master
            WHERE "type" = 'table' AND "name" = :table COLLATE NOCASE
            """)
        .bind("table", table)
        .mapTo(String.class)
        .findFirst();
  }

  @Override
  public Optional<String> spelling(String table) {
    return handle
        .createQuery(
            """
            SELECT "name" FROM sqlite_master
            WHERE "type" = 'table' AND "name" = :table COLLATE NOCASE
            """)
        .bind("table", table)
        .mapTo(String.class)
        .findFirst();
  }

  @Override
  public List<String> columns(String table) {
    return handle
        .createQuery("SELECT \"name\" FROM pragma_table_info(:table)")
        .bind("table", table)
        .mapTo(String.class)
        .list();
  }

  @Override
  public List<String> referringTo(List<String> tables) {
    return tables.isEmpty()
        ? List.of()
        : handle
            .createQuery(
                """
                SELECT DISTINCT m."name" FROM sqlite_master AS m
                JOIN pragma_foreign_key_list(m."name") AS f
                WHERE m."type" = 'table' AND m."sql" NOT LIKE 'CREATE VIRTUAL%'
                  AND upper(f."table") IN (<tables>) AND upper(m."name") NOT IN (<tables>)
                ORDER BY 1
                """)
            .bindList("tables", tables.stream().map(SqliteTrial::upper).toList())
            .mapTo(String.class)
            .list();
  }

  @Override
  public List<Obstacle> obstaclesToDrop(String table, String column, List<String> before) {
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

package petshell.store.sqlite;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import petshell.store.Reading;
import petshell.store.SchemaFacts;
import petshell.store.SchemaMark;
import petshell.store.TableShape;

/** What SQLite knows of a schema. */
final class SqliteSchemaFacts implements SchemaFacts {
  private final Handle handle;
  private final Reading reading;

  SqliteSchemaFacts(Handle handle, Reading reading) {
    this.handle = handle;
    this.reading = reading;
  }

  @Override
  public boolean hasTable(String table) {
    return isTrue(
        """
        SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = :first COLLATE NOCASE
        """,
        table);
  }

  @Override
  public List<TableShape> shapes(List<String> tables) {
    return reading.read(() -> SqliteTables.shapes(handle, tables));
  }

  @Override
  public boolean hasColumn(String table, String column) {
    return reading.read(() -> hasColumn(handle, table, column));
  }

  /** As {@link #hasColumn(String, String)}, within a transaction. */
  static boolean hasColumn(Handle handle, String table, String column) {
    return handle
            .createQuery("SELECT COUNT(*) FROM pragma_table_info(:table) WHERE name = :column")
            .bind("table", table)
            .bind("column", column)
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  @Override
  public boolean refusesNull(String table, String column) {
    return isTrue(
        """
        SELECT COUNT(*) FROM pragma_table_info(:first) WHERE name = :second AND "notnull"
        """,
        table,
        column);
  }

  /** SQLite keeps a table's constraints in the text of its definition, and nowhere else. */
  @Override
  public boolean hasConstraint(String table, String constraint) {
    return isTrue(
        """
        SELECT COUNT(*) FROM sqlite_master
        WHERE type = 'table' AND name = :first AND instr(sql, :second)
        """,
        table,
        "CONSTRAINT \"" + constraint + '"');
  }

  @Override
  public boolean hasTriggers() {
    return isTrue(
        """
        SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger'
        """);
  }

  @Override
  public List<String> triggersOn(String table) {
    return texts(
        """
        SELECT name FROM sqlite_master
        WHERE type = 'trigger' AND tbl_name = :first COLLATE NOCASE ORDER BY name
        """,
        table);
  }

  @Override
  public SchemaMark mark() {
    return reading.read(() -> SqliteSchemaMark.of(handle));
  }

  /** By the place in the schema's own table, which VACUUM and a dump keep. */
  @Override
  public boolean isOlder(String table, String other) {
    return isTrue(
        """
        SELECT count(*) FROM sqlite_master AS t, sqlite_master AS o
        WHERE t."type" = 'table' AND t."name" = :first COLLATE NOCASE
          AND o."type" = 'table' AND o."name" = :second COLLATE NOCASE AND t.rowid < o.rowid
        """,
        table,
        other);
  }

  @Override
  public boolean isAsAdded(String table, String column, String type) {
    return definition(table)
        .filter(sql -> SqliteTableText.isAsAdded(sql, column, type))
        .isPresent();
  }

  @Override
  public boolean isValidated(String table, String constraint) {
    return hasConstraint(table, constraint);
  }

  @Override
  public boolean isMarked(String table, String column) {
    return isDefinedWith(table, SqliteTrial.quoted(column) + " /* petshell */ ");
  }

  @Override
  public boolean hasOwnCheck(String table, String constraint) {
    return isDefinedWith(
        table,
        String.format(
            Locale.ROOT,
            "CONSTRAINT %s CHECK (%s)",
            SqliteTrial.quoted(constraint),
            SqliteSchemaText.CONDITION));
  }

  private boolean isDefinedWith(String table, String text) {
    return definition(table).filter(sql -> sql.contains(text)).isPresent();
  }

  private Optional<String> definition(String table) {
    return texts(
            """
            SELECT coalesce("sql", '') FROM sqlite_master
            WHERE "type" = 'table' AND "name" = :first COLLATE NOCASE
            """,
            table)
        .stream()
        .findFirst();
  }

  @Override
  public Optional<String> spelling(String table) {
    return texts(
            """
            SELECT "name" FROM sqlite_master
            WHERE "type" = 'table' AND "name" = :first COLLATE NOCASE
            """,
            table)
        .stream()
        .findFirst();
  }

  @Override
  public List<String> columns(String table) {
    return texts(
        """
        SELECT "name" FROM pragma_table_info(:first)
        """,
        table);
  }

  @Override
  public List<String> names(Optional<String> table, String prefix, int limit) {
    return reading.read(() -> SqliteNames.of(handle, table, prefix, limit));
  }

  @Override
  public List<String> referringTo(List<String> tables) {
    return tables.isEmpty()
        ? List.of()
        : reading.read(() -> SqliteNames.referringTo(handle, tables));
  }

  @Override
  public List<Obstacle> obstaclesToDrop(String table, String column, List<String> constraints) {
    return reading.read(() -> new SqliteObstacles(handle).toDrop(table, column, constraints));
  }

  /** Counts by a statement whose parameters are {@code :first} and {@code :second}. */
  private boolean isTrue(String count, String... values) {
    return reading.read(() -> query(count, values).mapTo(Long.class).one() > 0);
  }

  private List<String> texts(String sql, String... values) {
    return reading.read(() -> query(sql, values).mapTo(String.class).list());
  }

  private Query query(String sql, String... values) {
    Query query = handle.createQuery(sql);
    List<String> names = List.of("first", "second");
    for (int i = 0; i < values.length; i++) {
      query.bind(names.get(i), values[i]);
    }
    return query;
  }
}

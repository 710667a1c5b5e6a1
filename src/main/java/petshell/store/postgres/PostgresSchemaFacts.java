package petshell.store.postgres;

import static petshell.store.postgres.PostgresCatalogue.COLUMN;
import static petshell.store.postgres.PostgresCatalogue.CONSTRAINT;
import static petshell.store.postgres.PostgresCatalogue.RELATION;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import petshell.store.Reading;
import petshell.store.SchemaFacts;
import petshell.store.SchemaMark;
import petshell.store.TableShape;

/**
 * What PostgreSQL knows of a schema: the one in which new tables are made, the first of the search
 * path. A name in capitals alone stands for one that is written without quotes, which the server
 * has in small letters.
 */
final class PostgresSchemaFacts implements SchemaFacts {
  /** The comment on what petshell adds; whoever makes such a thing anew makes it without. */
  static final String MARK = "petshell";

  private final Handle handle;
  private final Reading reading;
  private final PostgresCatalogue catalogue;

  PostgresSchemaFacts(Handle handle, Reading reading) {
    this.handle = handle;
    this.reading = reading;
    this.catalogue = new PostgresCatalogue(handle, reading);
  }

  @Override
  public boolean hasTable(String table) {
    return spelling(table).isPresent();
  }

  @Override
  public List<TableShape> shapes(List<String> tables) {
    return reading.read(() -> PostgresTables.shapes(handle, tables));
  }

  @Override
  public boolean hasColumn(String table, String column) {
    return catalogue.isTrue("SELECT COUNT(*) FROM " + COLUMN, stored(table), column);
  }

  @Override
  public boolean refusesNull(String table, String column) {
    return catalogue.isTrue(
        "SELECT COUNT(*) FROM " + COLUMN + " AND a.attnotnull", stored(table), column);
  }

  @Override
  public boolean hasConstraint(String table, String constraint) {
    return catalogue.isTrue("SELECT COUNT(*) FROM " + CONSTRAINT, stored(table), constraint);
  }

  @Override
  public boolean hasTriggers() {
    return catalogue.isTrue(
        "SELECT COUNT(*) FROM "
            + RELATION
            + " JOIN pg_catalog.pg_trigger AS t ON t.tgrelid = c.oid AND NOT t.tgisinternal");
  }

  @Override
  public List<String> triggersOn(String table) {
    return catalogue.texts(
        "SELECT t.tgname FROM "
            + RELATION
            + """

            JOIN pg_catalog.pg_trigger AS t ON t.tgrelid = c.oid AND NOT t.tgisinternal
            WHERE c.relname = :first ORDER BY t.tgname
            """,
        stored(table));
  }

  /**
   * The server counts no changes. But it never gives the number of a column, or of a table, to
   * another one, so that these two tell whether the traits column is the same.
   */
  @Override
  public SchemaMark mark() {
    return reading.read(
        () ->
            catalogue
                .query("SELECT c.oid::bigint * 4096 + a.attnum * 2 FROM " + COLUMN, "Pet", "traits")
                .mapTo(Long.class)
                .findFirst()
                .map(version -> new SchemaMark(version, 0, 0, 0, 0))
                .orElse(new SchemaMark(0, 0, 0, 0, 0)));
  }

  /** By the numbers that the server gives to tables. */
  @Override
  public boolean isOlder(String table, String other) {
    return catalogue.isTrue(
        "SELECT COUNT(*) FROM "
            + RELATION
            + """

            JOIN pg_catalog.pg_class AS o ON o.relnamespace = n.oid AND o.relname = :second
            WHERE c.relname = :first AND c.oid < o.oid
            """,
        stored(table),
        stored(other));
  }

  /** No petshell has ever added a column here without its mark. */
  @Override
  public boolean isAsAdded(String table, String column, String type) {
    return false;
  }

  @Override
  public boolean isValidated(String table, String constraint) {
    return catalogue.isTrue(
        "SELECT COUNT(*) FROM " + CONSTRAINT + " AND k.convalidated", stored(table), constraint);
  }

  @Override
  public boolean isMarked(String table, String column) {
    return catalogue.isTrue(
        "SELECT COUNT(*) FROM "
            + COLUMN
            + " AND pg_catalog.col_description(c.oid, a.attnum) = :third",
        stored(table),
        column,
        MARK);
  }

  @Override
  public boolean hasOwnCheck(String table, String constraint) {
    return catalogue.isTrue(
        "SELECT COUNT(*) FROM "
            + CONSTRAINT
            + " AND pg_catalog.obj_description(k.oid, 'pg_constraint') = :third",
        stored(table),
        constraint,
        MARK);
  }

  @Override
  public Optional<String> spelling(String table) {
    return catalogue
        .texts(
            "SELECT c.relname FROM "
                + RELATION
                + " WHERE c.relkind IN ('r', 'p') AND c.relname = :first",
            stored(table))
        .stream()
        .findFirst();
  }

  /** Returns a name as the server has it. */
  static String stored(String table) {
    return table.equals(table.toUpperCase(Locale.ROOT)) ? table.toLowerCase(Locale.ROOT) : table;
  }

  @Override
  public List<String> columns(String table) {
    return catalogue.texts(
        "SELECT a.attname FROM "
            + RELATION
            + """

            JOIN pg_catalog.pg_attribute AS a
              ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            WHERE c.relname = :first ORDER BY a.attnum
            """,
        stored(table));
  }

  @Override
  public List<String> names(Optional<String> table, String prefix, int limit) {
    return reading.read(() -> PostgresNames.of(handle, table, prefix, limit));
  }

  @Override
  public List<String> referringTo(List<String> tables) {
    return tables.isEmpty()
        ? List.of()
        : reading.read(
            () ->
                PostgresNames.referringTo(
                    handle, tables.stream().map(PostgresSchemaFacts::stored).toList()));
  }

  @Override
  public List<Obstacle> obstaclesToDrop(String table, String column, List<String> constraints) {
    return reading.read(() -> PostgresObstacles.toDrop(handle, table, column, constraints));
  }
}

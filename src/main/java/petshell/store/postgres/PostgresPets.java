package petshell.store.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import petshell.store.PetShellException;
import petshell.store.PetShellException.Kind;

/**
 * What the catalogue says of the pets, as far as statements depend on it.
 *
 * @param columns the columns of the table; none where there is no such table
 */
record PostgresPets(List<Column> columns) {
  private static final String COLUMNS =
      """
      SELECT a.attname AS name, t.typname AS type, a.atttypmod AS length,
        pg_catalog.format_type(a.atttypid, a.atttypmod) AS shown,
        coalesce(c.collisdeterministic, TRUE) AS distinct
      FROM pg_catalog.pg_attribute AS a
      JOIN pg_catalog.pg_type AS t ON t.oid = a.atttypid
      LEFT JOIN pg_catalog.pg_collation AS c ON c.oid = a.attcollation
      WHERE a.attrelid = pg_catalog.to_regclass('"Pet"') AND a.attnum > 0 AND NOT a.attisdropped
      """;

  /**
   * One column.
   *
   * @param name its name
   * @param type the name of its type, without its length
   * @param length the limit of its length; -1 for none
   * @param shown its type for people
   * @param distinct false where its collation takes different texts for the same
   */
  record Column(String name, String type, int length, String shown, boolean distinct) {
    private static Column of(ResultSet row) throws SQLException {
      return new Column(
          row.getString("name"),
          row.getString("type"),
          row.getInt("length"),
          row.getString("shown"),
          row.getBoolean("distinct"));
    }
  }

  PostgresPets {
    columns = List.copyOf(columns);
  }

  /** Asks the catalogue. */
  static PostgresPets of(Handle handle) {
    return new PostgresPets(
        handle.createQuery(COLUMNS).map((row, context) -> Column.of(row)).list());
  }

  /** Finds a column. */
  Optional<Column> column(String name) {
    return columns.stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /**
   * Returns the type of the traits; empty where there is no such column.
   *
   * @throws PetShellException if the column is of another type
   */
  Optional<PostgresTraitsType> traits() {
    return column("traits").map(PostgresPets::traits);
  }

  private static PostgresTraitsType traits(Column column) {
    return switch (column.type()) {
      case "jsonb" -> PostgresTraitsType.JSONB;
      case "json" -> PostgresTraitsType.JSON;
      case "text" -> PostgresTraitsType.TEXT;
      case "varchar" -> {
        if (column.length() >= 0) {
          throw unfit(column);
        }
        yield PostgresTraitsType.TEXT;
      }
      default -> throw unfit(column);
    };
  }

  private static PetShellException unfit(Column column) {
    return new PetShellException(
        Kind.FAILED,
        "traits do not fit into the column \"traits\" of \"Pet\", which is of the type "
            + column.shown(),
        "make it jsonb, json or text");
  }
}

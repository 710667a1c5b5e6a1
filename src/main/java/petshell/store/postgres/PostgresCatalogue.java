package petshell.store.postgres;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import petshell.store.Reading;

/** Asks the server's catalogue about the schema in which new tables are made. */
final class PostgresCatalogue {
  /** Tables and the like, as {@code c}. */
  static final String RELATION =
      """
      pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n
        ON n.oid = c.relnamespace AND n.nspname = current_schema()\
      """;

  /** The column {@code :second} of the table {@code :first}, as {@code a}. */
  static final String COLUMN =
      RELATION
          + """

          JOIN pg_catalog.pg_attribute AS a
            ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
          WHERE c.relname = :first AND a.attname = :second
          """;

  /** The constraint {@code :second} of the table {@code :first}, as {@code k}. */
  static final String CONSTRAINT =
      RELATION
          + """

          JOIN pg_catalog.pg_constraint AS k ON k.conrelid = c.oid
          WHERE c.relname = :first AND k.conname = :second
          """;

  private final Handle handle;
  private final Reading reading;

  PostgresCatalogue(Handle handle, Reading reading) {
    this.handle = handle;
    this.reading = reading;
  }

  /** Counts, and returns whether there are any. */
  boolean isTrue(String count, String... values) {
    return reading.read(() -> query(count, values).mapTo(Long.class).one() > 0);
  }

  /** Returns the first column. */
  List<String> texts(String sql, String... values) {
    return reading.read(() -> query(sql, values).mapTo(String.class).list());
  }

  /** Makes a query whose parameters are {@code :first}, {@code :second} and {@code :third}. */
  Query query(String sql, String... values) {
    Query query = handle.createQuery(sql);
    List<String> names = List.of("first", "second", "third");
    for (int i = 0; i < values.length; i++) {
      query.bind(names.get(i), values[i]);
    }
    return query;
  }
}

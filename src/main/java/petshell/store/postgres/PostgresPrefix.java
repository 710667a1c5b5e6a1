package petshell.store.postgres;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Finds the texts of a column that begin so, by the index as far as the order of the column allows;
 * each is compared by its characters all the same.
 *
 * @param column the column, as SQL
 * @param order the order of its index
 * @param prefix what the texts begin with
 */
record PostgresPrefix(String column, PostgresOrder order, String prefix) {
  /**
   * Makes it.
   *
   * @param table the table, quoted
   * @param name the column, without quotes
   */
  static PostgresPrefix of(Handle handle, String table, String name, String prefix) {
    return new PostgresPrefix(
        table + ".\"" + name + '"', PostgresOrder.of(handle, table, name), prefix);
  }

  /** Returns the condition; its parameters are named first, end and prefix. */
  String condition() {
    StringBuilder condition = new StringBuilder("TRUE");
    order
        .first(prefix)
        .ifPresent(first -> condition.append(" AND ").append(column).append(" >= :first"));
    order.end(prefix).ifPresent(end -> condition.append(" AND ").append(column).append(" < :end"));
    if (order == PostgresOrder.UNKNOWN && !prefix.isEmpty()) {
      // An index of the class text_pattern_ops has them together whatever the order is.
      condition.append(" AND ").append(column).append(" ~>=~ :first");
      condition.append(" AND ").append(column).append(" ~<~ :end");
    }
    return condition.append(" AND starts_with(" + column + " COLLATE \"C\", :prefix)").toString();
  }

  /** Gives the parameters of the condition to a query. */
  Query bind(Query query) {
    boolean byPattern = order == PostgresOrder.UNKNOWN && !prefix.isEmpty();
    PostgresOrder bounds = byPattern ? PostgresOrder.BYTES : order;
    Optional<String> first = bounds.first(prefix);
    Optional<String> end = bounds.end(prefix);
    first.ifPresent(text -> query.bind("first", text));
    end.ifPresent(text -> query.bind("end", text));
    return query.bind("prefix", prefix);
  }
}

package petshell.store.sqlite;

import java.util.Optional;
import petshell.store.Cursor;

/**
 * A place in the order of the rows' numbers.
 *
 * @param from the lowest number that is read
 * @param end the number of the row that was the last one at the start: the page that holds it, or
 *     one behind it, is the last
 */
record SqliteCursor(long from, long end) implements Cursor {
  /** Before the first row, with no end. */
  static final SqliteCursor START = new SqliteCursor(Long.MIN_VALUE, Long.MAX_VALUE);

  /** Returns where to go on behind a row; empty where that was the last one, or behind it. */
  Optional<Cursor> behind(long last) {
    return last >= end ? Optional.empty() : Optional.of(new SqliteCursor(last + 1, end));
  }

  /** Returns the place that this engine gave, or the start. */
  static SqliteCursor of(Optional<Cursor> cursor) {
    return (SqliteCursor) cursor.orElse(START);
  }
}

package petshell.store.postgres;

import java.util.ArrayList;
import java.util.List;

/**
 * A number by which a cluster spreads the pets over its servers.
 *
 * @param sql the number of a row
 * @param end what it is less than; it is 0 or more
 */
record PostgresHash(String sql, int end) {
  /** Returns the last numbers of ranges of the same size, but for that of the last range. */
  List<String> bounds(int slots) {
    int ranges = Math.min(slots, end);
    List<String> bounds = new ArrayList<>();
    for (long range = 1; range < ranges; range++) {
      bounds.add(Long.toString(end * range / ranges - 1));
    }
    return bounds;
  }

  /**
   * Some of the numbers.
   *
   * @param hash of which
   * @param after what they are greater than
   * @param until the last one
   */
  record Range(PostgresHash hash, int after, int until) {}
}

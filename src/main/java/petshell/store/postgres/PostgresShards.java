package petshell.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import petshell.store.TraitsToStore;

/**
 * The ranges of hashes by which pets are spread over the servers of a cluster. A grouping by ranges
 * that have changed meanwhile costs time, and nothing else: each statement finds its rows wherever
 * they are.
 */
final class PostgresShards {
  /** So many rows make it worth while to ask all servers for a page. */
  static final int LARGE_PAGE = 25_000;

  private static final String HASHES =
      """
      SELECT pg_catalog.hashtext(u.i)
      FROM unnest(CAST(? AS text[])) WITH ORDINALITY AS u (i, n) ORDER BY u.n
      """;

  private final int[] starts;

  /**
   * Makes it.
   *
   * @param starts the least hash of each shard, in ascending order, never none
   */
  PostgresShards(int[] starts) {
    this.starts = starts.clone();
  }

  /** Returns how many rows a page needs for statements of at most so many rows. */
  int rowsAPage(int statement) {
    return (int) Math.max(statement, Math.min(LARGE_PAGE, (long) statement * starts.length));
  }

  /**
   * Groups rows by the shard that they are in.
   *
   * @param most how many rows a group may have at most, 1 or more
   * @return the places in the list of each group's rows, in ascending order
   */
  List<int[]> groups(Connection connection, List<TraitsToStore> rows, int most)
      throws SQLException {
    Map<Integer, List<Integer>> found = new TreeMap<>();
    String[] ids = rows.stream().map(row -> row.key().id()).toArray(String[]::new);
    try (PreparedStatement statement = connection.prepareStatement(HASHES)) {
      statement.setArray(1, connection.createArrayOf("text", ids));
      try (ResultSet row = statement.executeQuery()) {
        for (int place = 0; row.next(); place++) {
          found.computeIfAbsent(shard(row.getInt(1)), any -> new ArrayList<>()).add(place);
        }
      }
    }
    List<int[]> groups = new ArrayList<>();
    for (List<Integer> places : found.values()) {
      for (int from = 0; from < places.size(); from += most) {
        groups.add(
            places.subList(from, Math.min(places.size(), from + most)).stream()
                .mapToInt(Integer::intValue)
                .toArray());
      }
    }
    return groups;
  }

  private int shard(int hash) {
    int place = Arrays.binarySearch(starts, hash);
    return place >= 0 ? place : -place - 2;
  }
}

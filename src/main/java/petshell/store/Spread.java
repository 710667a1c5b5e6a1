package petshell.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How the tables of a database lie on the servers of a cluster.
 *
 * @param tables the tables, the pets' first, with where they are
 * @param trouble what keeps petshell from using all servers, with what to do: a sentence; empty
 *     where there is nothing
 */
public record Spread(List<Place> tables, Optional<String> trouble) {
  /**
   * Copies the list.
   *
   * @throws NullPointerException if a part is null
   */
  public Spread {
    tables = List.copyOf(tables);
    Objects.requireNonNull(trouble, "trouble");
  }

  /**
   * Where a table is.
   *
   * @param table its name
   * @param where in words, as {@code by id, 32 shards on 2 nodes}; column names may be anybody's
   *     text
   */
  public record Place(String table, String where) {}
}

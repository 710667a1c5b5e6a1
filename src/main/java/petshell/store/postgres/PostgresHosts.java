package petshell.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The servers of an address one by one, in the order in which the driver would try them: it takes
 * one password for all of them, so that those with passwords of their own are named to it singly.
 */
final class PostgresHosts {
  private static final String KIND = "targetServerType";
  private static final String SHUFFLED = "loadBalanceHosts";

  /** What is tried one after the other for a kind that is only preferred. */
  private static final Map<String, List<String>> PREFERRED =
      Map.of("preferSecondary", List.of("secondary", "any"));

  /** Connects to one server. */
  interface Attempt {
    /** Connects, or says why it is not possible. */
    Connection connect(PostgresAddress one) throws SQLException;
  }

  private final List<PostgresAddress> addresses;

  private PostgresHosts(List<PostgresAddress> addresses) {
    this.addresses = addresses;
  }

  /** Takes an address apart whose hosts have passwords of their own. */
  static PostgresHosts of(PostgresAddress address) {
    String kind = address.properties().getOrDefault(KIND, "any");
    List<PostgresAddress> addresses = new ArrayList<>();
    for (String tried : PREFERRED.getOrDefault(kind, List.of(kind))) {
      List<PostgresAddress> round = new ArrayList<>();
      for (int host = 0; host < address.hosts().size(); host++) {
        round.add(single(address, host, tried));
      }
      if (address.properties().containsKey(SHUFFLED)) {
        Collections.shuffle(round);
      }
      addresses.addAll(round);
    }
    return new PostgresHosts(addresses);
  }

  private static PostgresAddress single(PostgresAddress address, int host, String kind) {
    Map<String, String> properties = new HashMap<>(address.properties());
    properties.put(KIND, kind);
    return new PostgresAddress(
        List.of(address.hosts().get(host)),
        address.database(),
        address.user(),
        address.schema(),
        properties,
        address.password().ofHost(host),
        address.folder());
  }

  /**
   * Returns the first connection that comes about.
   *
   * @throws SQLException as of the first server that lets nobody in, or of the last one that cannot
   *     be reached or is of another kind
   */
  Connection first(Attempt attempt) throws SQLException {
    Optional<SQLException> last = Optional.empty();
    for (PostgresAddress one : addresses) {
      try {
        return attempt.connect(one);
      } catch (SQLException e) {
        if (!isOfTheWay(e)) {
          throw e;
        }
        last = Optional.of(e);
      }
    }
    throw last.orElseThrow();
  }

  /** Returns whether a server was not reached, not ready or not of the right kind. */
  private static boolean isOfTheWay(SQLException thrown) {
    String state = PostgresFailure.of(thrown).state();
    return (state.startsWith("08") && !state.equals("08004")) || state.equals("57P03");
  }
}

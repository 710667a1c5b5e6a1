package petshell.store.postgres;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What pgbouncer says of itself, all of it with one state: that of a broken protocol. */
final class PostgresPoolerErrors {
  private static final String STATE = "08P01";
  private static final String PARAMETER = "unsupported startup parameter";

  /** What pgbouncer says, and the state with which a server says the same. */
  private record Known(Pattern said, String state) {
    static Known of(String said, String state) {
      return new Known(Pattern.compile(said), state);
    }
  }

  private static final List<Known> KNOWN =
      List.of(
          Known.of("database \".*\" does not exist|no such database: .*", "3D000"),
          Known.of("no more connections allowed.*|query_wait_timeout", "53300"),
          Known.of("(password|SASL) authentication failed.*|auth failed|no such user.*", "28P01"),
          Known.of("idle transaction timeout", "25P03"),
          Known.of("client_idle_timeout", "57P05"));

  private PostgresPoolerErrors() {}

  /** Returns the state that fits what was said. */
  static String state(String state, String said) {
    return !state.equals(STATE)
        ? state
        : KNOWN.stream()
            .filter(known -> known.said().matcher(said).matches())
            .map(Known::state)
            .findFirst()
            .orElse(state);
  }

  /** Returns the words for what no server says. */
  static Optional<PostgresErrors.Words> of(PostgresFailure failure, PostgresAddress address) {
    return failure.state().equals(STATE) && failure.text().startsWith(PARAMETER)
        ? Optional.of(
            PostgresErrors.Words.of(
                "the pooler refuses a setting: " + address.label() + ": " + failure.text(),
                "leave it out of the URL and the PG variables, or name it in"
                    + " ignore_startup_parameters there"))
        : Optional.empty();
  }
}

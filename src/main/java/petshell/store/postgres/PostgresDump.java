package petshell.store.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line that has PostgreSQL's own program back a database up. */
final class PostgresDump {
  /** What the driver and the program call by the same name. */
  private static final List<String> SHARED = List.of("sslmode", "sslrootcert", "sslcert", "sslkey");

  private PostgresDump() {}

  static List<String> command(PostgresAddress address, Optional<Path> target) {
    String file = target.map(Path::toString).orElse(address.database() + ".dump");
    List<String> words = new ArrayList<>(List.of("pg_dump", "-Fc", "-f", file));
    words.addAll(List.of("-h", address.host(), "-p", Integer.toString(address.port())));
    address.user().ifPresent(user -> words.addAll(List.of("-U", user)));
    words.addAll(List.of("-d", database(address)));
    return words;
  }

  /** The name alone may be taken for a list of settings, so it is given as one where needed. */
  private static String database(PostgresAddress address) {
    Map<String, String> properties = address.properties();
    List<String> shared =
        SHARED.stream()
            .flatMap(
                key ->
                    Optional.ofNullable(properties.get(key))
                        .map(value -> setting(key, value))
                        .stream())
            .toList();
    String name = address.database();
    if (shared.isEmpty() && !name.contains("=") && !name.contains("://")) {
      return name;
    }
    return Stream.concat(Stream.of(setting("dbname", name)), shared.stream())
        .collect(Collectors.joining(" "));
  }

  private static String setting(String name, String value) {
    boolean plain = value.matches("[\\w./-]+");
    return name
        + '='
        + (plain ? value : '\'' + value.replace("\\", "\\\\").replace("'", "\\'") + '\'');
  }
}

package petshell.store.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files in which libpq finds what a service's name stands for. */
final class PostgresServiceFile {
  private static final String NAME = "pg_service.conf";

  private final List<Path> files;

  /**
   * Makes it.
   *
   * @param environment the variables of the process
   * @param home the user's folder
   */
  PostgresServiceFile(Map<String, String> environment, Path home) {
    Path own =
        Optional.ofNullable(environment.get("PGSERVICEFILE"))
            .map(Path::of)
            .orElse(home.resolve('.' + NAME));
    Path shared = Path.of(environment.getOrDefault("PGSYSCONFDIR", "/etc/postgresql-common"), NAME);
    files = List.of(own, shared);
  }

  /**
   * Returns what a service is, by libpq's names.
   *
   * @throws petshell.store.PetShellException of the kind USAGE if it is not there
   */
  Map<String, String> find(String service) {
    for (Path file : files) {
      Map<String, String> values = read(file, service);
      if (!values.isEmpty()) {
        return values;
      }
    }
    throw PostgresUrl.usage(
        "there is no service \"" + service + "\" in " + files.get(0) + " or " + files.get(1),
        "check PGSERVICE, or service= in the URL");
  }

  private static Map<String, String> read(Path file, String service) {
    Map<String, String> values = new LinkedHashMap<>();
    boolean found = false;
    for (String raw : lines(file)) {
      String line = raw.strip();
      int equals = line.indexOf('=');
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        if (found) {
          return values;
        }
        found = line.equals('[' + service + ']');
      } else if (found && equals > 0) {
        values.putAll(
            PostgresParameters.read(
                line.substring(0, equals).strip(), line.substring(equals + 1).strip()));
      }
    }
    return values;
  }

  private static List<String> lines(Path file) {
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw PostgresUrl.usage("cannot read " + file, "check its rights; it must be UTF-8");
    }
  }
}

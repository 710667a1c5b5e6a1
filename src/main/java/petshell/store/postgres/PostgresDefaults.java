package petshell.store.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import petshell.store.PetShellException;

/**
 * What stands in for all that a URL does not say, in libpq's order: the service's file, the
 * variables, the file of passwords, the usual values.
 */
final class PostgresDefaults {
  private static final String USUAL_PORT = "5432";
  private static final int LAST_PORT = 65_535;

  private static final Map<String, String> VARIABLES =
      Map.ofEntries(
          Map.entry("PGHOST", "host"),
          Map.entry("PGHOSTADDR", "hostaddr"),
          Map.entry("PGPORT", "port"),
          Map.entry("PGDATABASE", "dbname"),
          Map.entry("PGUSER", "user"),
          Map.entry("PGPASSWORD", "password"),
          Map.entry("PGPASSFILE", "passfile"),
          Map.entry("PGCONNECT_TIMEOUT", "connect_timeout"),
          Map.entry("PGAPPNAME", "application_name"),
          Map.entry("PGOPTIONS", "options"),
          Map.entry("PGSSLMODE", "sslmode"),
          Map.entry("PGSSLNEGOTIATION", "sslnegotiation"),
          Map.entry("PGSSLCERT", "sslcert"),
          Map.entry("PGSSLKEY", "sslkey"),
          Map.entry("PGSSLROOTCERT", "sslrootcert"),
          Map.entry("PGCHANNELBINDING", "channel_binding"),
          Map.entry("PGREQUIREAUTH", "require_auth"),
          Map.entry("PGTARGETSESSIONATTRS", "target_session_attrs"),
          Map.entry("PGLOADBALANCEHOSTS", "load_balance_hosts"));

  private final Map<String, String> environment;
  private final Path home;

  /**
   * Makes it.
   *
   * @param environment the variables of the process
   */
  PostgresDefaults(Map<String, String> environment) {
    this.environment = environment;
    this.home =
        Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", "/nonexistent")));
  }

  /** The variable that names where files go which belong to a database; else where the user is. */
  private static final String FOLDER = "PETSHELL_SAVED";

  /**
   * Returns the address.
   *
   * @param said what the URL says, by libpq's names
   */
  PostgresAddress complete(Map<String, String> said) {
    Map<String, String> values = new LinkedHashMap<>(said);
    String service = values.getOrDefault("service", environment.getOrDefault("PGSERVICE", ""));
    if (!service.isEmpty()) {
      new PostgresServiceFile(environment, home).find(service).forEach(values::putIfAbsent);
    }
    VARIABLES.forEach(
        (variable, name) -> {
          String value = environment.getOrDefault(variable, "");
          if (!value.isEmpty()) {
            values.putIfAbsent(name, value);
          }
        });
    values.putIfAbsent("user", System.getProperty("user.name", ""));
    values.putIfAbsent("dbname", values.get("user"));
    List<PostgresAddress.Host> hosts = hosts(values);
    Map<String, String> properties = new HashMap<>(PostgresTls.properties(values, home));
    properties.putAll(PostgresOptions.properties(values));
    PostgresPassword password = password(values, hosts);
    return new PostgresAddress(
        hosts,
        values.get("dbname"),
        Optional.of(values.get("user")).filter(user -> !user.isEmpty()),
        schema(values),
        properties,
        password,
        Path.of(environment.getOrDefault(FOLDER, "")).toAbsolutePath());
  }

  /**
   * Liquibase takes a backslash for a sign of its own, and splits the search path at a comma behind
   * a quote within a name; the server takes $user for the user's name.
   */
  private static Optional<String> schema(Map<String, String> values) {
    String schema = values.getOrDefault("schema", "");
    boolean isTorn = schema.contains("\"") && schema.contains(",");
    if (isTorn || schema.contains("\\") || schema.equals("$user")) {
      throw PostgresUrl.usage(
          "petshell cannot work in a schema of this name: \"" + schema + '"',
          "rename the schema, or leave it out where the server chooses it");
    }
    return Optional.of(schema).filter(name -> !name.isEmpty());
  }

  private static List<PostgresAddress.Host> hosts(Map<String, String> values) {
    String address = values.getOrDefault("hostaddr", "");
    String name = values.getOrDefault("host", "");
    if (!address.isEmpty() && !name.isEmpty() && !address.equals(name)) {
      throw PostgresUrl.usage(
          "petshell does not take a host and a hostaddr together", "give the address as the host");
    }
    List<String> names = List.of((name.isEmpty() ? address : name).split(",", -1));
    List<String> ports = List.of(values.getOrDefault("port", "").split(",", -1));
    if (ports.size() != 1 && ports.size() != names.size()) {
      throw PostgresUrl.usage(
          "there are " + names.size() + " hosts and " + ports.size() + " ports",
          "give each host its port");
    }
    List<PostgresAddress.Host> hosts = new ArrayList<>();
    for (int index = 0; index < names.size(); index++) {
      hosts.add(
          new PostgresAddress.Host(
              host(names.get(index)), port(ports.get(ports.size() == 1 ? 0 : index))));
    }
    return hosts;
  }

  /** The driver talks over TCP alone; on this machine that leads to the same server. */
  private static String host(String name) {
    if (name.startsWith("/") || name.startsWith("@")) {
      throw PostgresUrl.usage(
          "petshell connects over TCP, not by the socket in \"" + name + '"',
          "name a host, such as localhost");
    }
    return name.isEmpty() ? "localhost" : name;
  }

  private static int port(String text) {
    String port = text.isEmpty() ? USUAL_PORT : text;
    if (port.matches("\\d{1,5}") && Integer.parseInt(port) > 0) {
      int number = Integer.parseInt(port);
      if (number <= LAST_PORT) {
        return number;
      }
    }
    throw PostgresUrl.usage(
        "the port is no number from 1 to 65,535",
        "write \":\" in a user's name or password as %3A");
  }

  /** A password of the URL, the service or a variable; else of the file, for each host. */
  private PostgresPassword password(Map<String, String> values, List<PostgresAddress.Host> hosts) {
    String given = values.getOrDefault("password", "");
    if (!given.isEmpty()) {
      return PostgresPassword.of(given);
    }
    String named = values.getOrDefault("passfile", "");
    PostgresPassFile file =
        new PostgresPassFile(named.isEmpty() ? home.resolve(".pgpass") : Path.of(named));
    List<Optional<String>> found =
        hosts.stream()
            .map(
                host ->
                    file.find(
                        List.of(
                            host.name(),
                            Integer.toString(host.port()),
                            values.get("dbname"),
                            values.get("user"))))
            .toList();
    return new PostgresPassword(found, file.trouble());
  }

  /** Returns the exception for a value that is none of those allowed. */
  static PetShellException wrong(String name, String allowed) {
    return PostgresUrl.usage("wrong value for " + name, "give " + allowed);
  }
}

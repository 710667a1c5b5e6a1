package petshell.store.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import petshell.store.DatabaseAddress;
import petshell.store.Engine;

/**
 * The address of a PostgreSQL database. What it gives out as text never holds the password.
 *
 * @param hosts the servers to try, in this order; not empty
 * @param database the database's name
 * @param user who works there; empty where nobody knows
 * @param schema where the web app's tables are; empty for the one that the server chooses
 * @param properties what else the driver is given, by its own names
 * @param password the user's password, as far as it is known
 * @param folder where files go that belong to it, an absolute path: a server has none that is ours
 */
public record PostgresAddress(
    List<Host> hosts,
    String database,
    Optional<String> user,
    Optional<String> schema,
    Map<String, String> properties,
    PostgresPassword password,
    Path folder)
    implements DatabaseAddress {
  /**
   * A server.
   *
   * @param name its name or address
   * @param port its port, from 1 to 65,535
   */
  public record Host(String name, int port) {
    /** Returns it as URLs have it. */
    @Override
    public String toString() {
      return (name.indexOf(':') < 0 ? name : '[' + name + ']') + ':' + port;
    }
  }

  /**
   * Copies the hosts and the properties.
   *
   * @throws NullPointerException if a part is null
   */
  public PostgresAddress {
    hosts = List.copyOf(hosts);
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(schema, "schema");
    properties = Map.copyOf(properties);
    Objects.requireNonNull(password, "password");
    Objects.requireNonNull(folder, "folder");
  }

  /**
   * Makes the address of a database of one server, without a password.
   *
   * @throws NullPointerException if a part is null
   */
  PostgresAddress(
      String host,
      int port,
      String database,
      Optional<String> user,
      Optional<String> schema,
      Map<String, String> properties) {
    this(
        List.of(new Host(host, port)),
        database,
        user,
        schema,
        properties,
        PostgresPassword.NONE,
        Path.of("").toAbsolutePath());
  }

  /** Returns the name of the first server. */
  public String host() {
    return hosts.get(0).name();
  }

  /** Returns the port of the first server. */
  public int port() {
    return hosts.get(0).port();
  }

  /** Returns the address of another database of the same server. */
  PostgresAddress withDatabase(String other) {
    return new PostgresAddress(hosts, other, user, schema, properties, password, folder);
  }

  /** Returns whether the user says that a pooler is between. */
  boolean isPooled() {
    return "0".equals(properties.get("prepareThreshold"));
  }

  @Override
  public Engine engine() {
    return new PostgresEngine(this);
  }

  @Override
  public String label() {
    return fullLabel();
  }

  @Override
  public String fullLabel() {
    return "postgresql://" + user.map(name -> encoded(name) + '@').orElse("") + identity();
  }

  @Override
  public String name() {
    return database;
  }

  @Override
  public String url() {
    return fullLabel();
  }

  @Override
  public String identity() {
    return servers()
        + '/'
        + encoded(database)
        + schema.map(name -> "?schema=" + encoded(name)).orElse("");
  }

  /** Returns the servers for people. */
  String servers() {
    return hosts.stream().map(Host::toString).collect(Collectors.joining(","));
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public PostgresAddress withPassword(String known) {
    return new PostgresAddress(
        hosts, database, user, schema, properties, PostgresPassword.of(known), folder);
  }

  @Override
  public void create(Consumer<DatabaseAddress> content) {
    PostgresCreation.make(this, content);
  }

  @Override
  public String toString() {
    return label();
  }
}

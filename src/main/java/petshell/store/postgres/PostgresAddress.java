package petshell.store.postgres;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import petshell.store.DatabaseAddress;
import petshell.store.Engine;

/**
 * The address of a PostgreSQL database.
 *
 * @param host the server's name or address
 * @param port the server's port, from 1 to 65,535
 * @param database the database's name
 * @param user who works there; empty for the user of this process
 * @param schema where the web app's tables are; empty for the one that the server chooses
 * @param properties what else the driver is given, by its own names
 */
public record PostgresAddress(
    String host,
    int port,
    String database,
    Optional<String> user,
    Optional<String> schema,
    Map<String, String> properties)
    implements DatabaseAddress {
  /**
   * Copies the properties.
   *
   * @throws NullPointerException if a part is null
   */
  public PostgresAddress {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(schema, "schema");
    properties = Map.copyOf(properties);
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
    return "postgresql://"
        + user.map(name -> name + '@').orElse("")
        + host
        + ':'
        + port
        + '/'
        + database
        + schema.map(name -> "?schema=" + name).orElse("");
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
    return host + ':' + port + '/' + database + schema.map(name -> "?schema=" + name).orElse("");
  }

  /** A server has no folder that is ours: files go where the user is. */
  @Override
  public Path folder() {
    return Path.of("").toAbsolutePath();
  }

  @Override
  public boolean isThere() {
    return true;
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

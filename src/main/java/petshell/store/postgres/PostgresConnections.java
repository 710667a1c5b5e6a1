package petshell.store.postgres;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.postgresql.Driver;
import petshell.store.StoreException;

/** Opens connections to a server. */
final class PostgresConnections {
  /** The oldest in which all statements of petshell run. */
  static final int OLDEST = 12;

  /** What petshell's connections call themselves, but for those with locks. */
  static final String NAME = "petshell";

  /** In seconds. */
  private static final String LONGEST_WAIT_FOR_ANSWER = "30";

  private PostgresConnections() {}

  /** Connects; each statement is a transaction of its own until one is started. */
  static Connection open(PostgresAddress address) throws SQLException {
    return open(address, NAME);
  }

  /**
   * Connects.
   *
   * @param name what the connection calls itself; the server cuts it
   */
  static Connection open(PostgresAddress address, String name) throws SQLException {
    return address.password().isByHost()
        ? PostgresHosts.of(address).first(one -> connect(one, name))
        : connect(address, name);
  }

  private static Connection connect(PostgresAddress address, String name) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", name);
    properties.setProperty("tcpKeepAlive", "true");
    // What a server says of a row that it refuses holds the whole row.
    properties.setProperty("logServerErrorDetail", "false");
    address.user().ifPresent(user -> properties.setProperty("user", user));
    // Without one, the driver would look for it itself, in files that others may read.
    properties.setProperty("password", address.password().text().orElse(""));
    address.properties().forEach(properties::setProperty);
    // Only until it is open: then a statement may take its time.
    properties.setProperty(
        "socketTimeout", properties.getProperty("connectTimeout", LONGEST_WAIT_FOR_ANSWER));
    Connection connection =
        new Driver()
            .connect(
                "jdbc:postgresql://" + address.servers() + '/' + encoded(address.database()),
                properties);
    if (connection == null) {
      throw new SQLException("no address of the driver's: " + address.label());
    }
    connection.setNetworkTimeout(Runnable::run, 0);
    requireNew(connection, address);
    return connection;
  }

  private static void requireNew(Connection connection, PostgresAddress address)
      throws SQLException {
    int version = connection.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST) {
      String found = connection.getMetaData().getDatabaseProductVersion();
      connection.close();
      throw new StoreException(
          StoreException.Reason.FILE,
          address.label() + " is PostgreSQL " + found + ", which is too old for petshell",
          "use PostgreSQL " + OLDEST + " or newer",
          null);
    }
  }

  private static String encoded(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Runs a statement that gives nothing back. */
  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

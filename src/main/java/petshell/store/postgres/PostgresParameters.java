package petshell.store.postgres;

import java.util.Map;
import java.util.Set;
import petshell.store.PetShellException;

/**
 * The parameters of a URL: libpq's, the driver's, and those of the web app's ORM. What petshell
 * cannot do as asked, or does not know, is refused, by its name alone: a value may be a secret.
 */
final class PostgresParameters {
  /** Taken by the names that libpq gives them. */
  private static final Set<String> KNOWN =
      Set.of(
          "host",
          "hostaddr",
          "port",
          "dbname",
          "user",
          "password",
          "passfile",
          "service",
          "connect_timeout",
          "application_name",
          "options",
          "sslmode",
          "sslnegotiation",
          "sslcert",
          "sslkey",
          "sslpassword",
          "sslrootcert",
          "channel_binding",
          "require_auth",
          "target_session_attrs",
          "load_balance_hosts",
          "schema",
          "sslidentity",
          "sslaccept",
          "pgbouncer");

  private static final Map<String, String> OF_THE_DRIVER =
      Map.of(
          "ApplicationName", "application_name",
          "currentSchema", "schema",
          "connectTimeout", "connect_timeout",
          "channelBinding", "channel_binding",
          "requireAuth", "require_auth",
          "sslNegotiation", "sslnegotiation",
          "fallback_application_name", "application_name");

  /**
   * How other programs share and keep their connections, and how fast they are; petshell has its
   * own ways, and always talks in UTF-8 and UTC.
   */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "connection_limit",
          "pool_timeout",
          "socket_timeout",
          "statement_cache_size",
          "single_use_connections",
          "max_connection_lifetime",
          "max_idle_connection_lifetime",
          "client_encoding",
          "keepalives",
          "keepalives_idle",
          "keepalives_interval",
          "keepalives_count",
          "tcp_user_timeout",
          "tcpKeepAlive",
          "loginTimeout",
          "socketTimeout",
          "defaultRowFetchSize",
          "preparedStatementCacheQueries",
          "preparedStatementCacheSizeMiB",
          "reWriteBatchedInserts",
          "stringtype",
          "binaryTransfer",
          "logServerErrorDetail");

  private PostgresParameters() {}

  /**
   * Returns what a parameter says, by libpq's names; nothing where it does not matter.
   *
   * @throws PetShellException of the kind USAGE if petshell does not know it
   */
  static Map<String, String> read(String name, String value) {
    if (KNOWN.contains(name)) {
      return Map.of(name, value);
    }
    String known = OF_THE_DRIVER.get(name);
    if (known != null) {
      return Map.of(known, value);
    }
    if (OF_OTHERS.contains(name)) {
      return Map.of();
    }
    return switch (name) {
      // The driver takes this for the strictest mode.
      case "ssl" -> Map.of("sslmode", value.equals("false") ? "disable" : "verify-full");
      case "requiressl" -> value.equals("1") ? Map.of("sslmode", "require") : Map.of();
      case "prepareThreshold" -> value.equals("0") ? Map.of("pgbouncer", "true") : Map.of();
      default ->
          throw PostgresUrl.usage(
              "the URL has a parameter that petshell does not know: \"" + name + '"',
              "leave it out");
    };
  }
}

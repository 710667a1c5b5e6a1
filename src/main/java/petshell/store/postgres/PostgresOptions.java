package petshell.store.postgres;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Puts what libpq calls the parameters of a connection into the driver's words, but for TLS. */
final class PostgresOptions {
  private static final Map<String, String> SERVERS =
      Map.of(
          "any", "any",
          "read-write", "primary",
          "primary", "primary",
          "read-only", "secondary",
          "standby", "secondary",
          "prefer-standby", "preferSecondary");

  private static final Set<String> BINDINGS = Set.of("disable", "prefer", "require");

  private PostgresOptions() {}

  /** Returns the driver's properties. */
  static Map<String, String> properties(Map<String, String> values) {
    Map<String, String> properties = new HashMap<>();
    String timeout = values.getOrDefault("connect_timeout", "");
    if (!timeout.isEmpty()) {
      if (!timeout.matches("\\d{1,6}")) {
        throw PostgresDefaults.wrong("connect_timeout", "a number of seconds");
      }
      properties.put("connectTimeout", timeout);
    }
    copy(values, "application_name", properties, "ApplicationName");
    copy(values, "options", properties, "options");
    copy(values, "require_auth", properties, "requireAuth");
    String binding = values.getOrDefault("channel_binding", "");
    if (!binding.isEmpty()) {
      if (!BINDINGS.contains(binding)) {
        throw PostgresDefaults.wrong("channel_binding", "disable, prefer or require");
      }
      properties.put("channelBinding", binding);
    }
    String server = values.getOrDefault("target_session_attrs", "");
    if (!server.isEmpty()) {
      if (!SERVERS.containsKey(server)) {
        throw PostgresDefaults.wrong(
            "target_session_attrs",
            "any, read-write, read-only, primary, standby or prefer-standby");
      }
      properties.put("targetServerType", SERVERS.get(server));
    }
    if (values.getOrDefault("load_balance_hosts", "").equals("random")) {
      properties.put("loadBalanceHosts", "true");
    }
    // Prepared statements belong to the server's session, which a pooler may change.
    if (values.getOrDefault("pgbouncer", "").equals("true")) {
      properties.put("prepareThreshold", "0");
    }
    return properties;
  }

  private static void copy(
      Map<String, String> values, String name, Map<String, String> properties, String other) {
    String value = values.getOrDefault(name, "");
    if (!value.isEmpty()) {
      properties.put(other, value);
    }
  }
}

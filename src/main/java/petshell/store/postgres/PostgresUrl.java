package petshell.store.postgres;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what names a PostgreSQL database, as libpq, JDBC and the web app's ORM write it. */
public final class PostgresUrl {
  private static final int USUAL_PORT = 5432;

  private PostgresUrl() {}

  /** Returns the address that a URL means. */
  public static PostgresAddress parse(String url) {
    URI uri = URI.create(url.replaceFirst("^jdbc:", ""));
    Map<String, String> properties = new HashMap<>();
    Optional<String> userInfo = Optional.ofNullable(uri.getUserInfo());
    userInfo
        .filter(info -> info.contains(":"))
        .ifPresent(info -> properties.put("password", info.substring(info.indexOf(':') + 1)));
    Optional<String> schema = Optional.empty();
    if (uri.getQuery() != null) {
      for (String parameter : uri.getQuery().split("&", -1)) {
        String[] parts = parameter.split("=", 2);
        if (parts[0].equals("schema")) {
          schema = Optional.of(parts[1]);
        }
      }
    }
    return new PostgresAddress(
        uri.getHost(),
        uri.getPort() < 0 ? USUAL_PORT : uri.getPort(),
        uri.getPath().substring(1),
        userInfo.map(info -> info.replaceFirst(":.*", "")),
        schema,
        properties);
  }
}

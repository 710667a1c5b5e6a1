package petshell.store.postgres;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/**
 * What kind of server this is, as it says itself: several speak PostgreSQL's language.
 *
 * @param name its name
 * @param version its version, then PostgreSQL's where that is another
 */
record PostgresProduct(String name, String version) {
  private static final String POSTGRES = "PostgreSQL";
  private static final Pattern YUGABYTE = Pattern.compile("PostgreSQL ([\\d.]+)-YB-(\\S+) .*");
  private static final Pattern COCKROACH = Pattern.compile("CockroachDB .*?v(\\d\\S*).*");

  private static final String QUESTION =
      """
      SELECT version(), current_setting('server_version'), COALESCE(
        (SELECT extversion FROM pg_catalog.pg_extension WHERE extname = 'citus'), '')
      """;

  /** Asks the server. */
  static PostgresProduct of(Handle handle) {
    return handle
        .createQuery(QUESTION)
        .map((row, context) -> of(row.getString(1), row.getString(2), row.getString(3)))
        .one();
  }

  /**
   * Returns what the server means.
   *
   * @param said what it says of itself
   * @param server the version of PostgreSQL that it is, or is like
   * @param citus the version of Citus in it; empty where there is none
   */
  static PostgresProduct of(String said, String server, String citus) {
    String plain = server.replaceFirst("[ -].*", "");
    Matcher cockroach = COCKROACH.matcher(said);
    if (cockroach.matches()) {
      return new PostgresProduct("CockroachDB", cockroach.group(1));
    }
    Matcher yugabyte = YUGABYTE.matcher(said);
    if (yugabyte.matches()) {
      return new PostgresProduct("YugabyteDB", on(yugabyte.group(2), yugabyte.group(1)));
    }
    return citus.isEmpty()
        ? new PostgresProduct(POSTGRES, plain)
        : new PostgresProduct("Citus", on(citus, plain));
  }

  private static String on(String own, String server) {
    return own + " on " + POSTGRES + ' ' + server;
  }
}

package petshell.store.postgres;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import petshell.store.PetShellException;

/**
 * Reads what names a PostgreSQL database, as libpq, JDBC and the web app's ORM write it. What it
 * says of a URL never holds a password.
 */
public final class PostgresUrl {
  private static final Pattern SCHEME =
      Pattern.compile("(jdbc:)?postgres(ql)?:.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern HOST =
      Pattern.compile("(?:\\[(?<six>[^\\]]*)\\]|(?<name>[^:\\[\\]]*))(?::(?<port>.*))?");
  private static final Pattern PARTS =
      Pattern.compile("//(?<authority>[^/?]*)(?:/(?<database>[^?]*))?(?:\\?(?<query>.*))?");

  private final Map<String, String> values = new LinkedHashMap<>();

  private PostgresUrl() {}

  /** Returns whether a word is meant as the URL of a PostgreSQL database. */
  public static boolean matches(String word) {
    return SCHEME.matcher(word).matches();
  }

  /**
   * Returns the address that a URL means.
   *
   * @param url the URL, see {@link #matches}
   * @param environment the variables of the process, for what the URL does not say
   * @throws PetShellException of the kind USAGE if it makes no sense, or asks for what petshell
   *     does not know or do
   */
  public static PostgresAddress parse(String url, Map<String, String> environment) {
    PostgresUrl read = new PostgresUrl();
    int scheme = url.toLowerCase(Locale.ROOT).indexOf("postgres");
    read.read(url.substring(scheme), scheme > 0);
    return new PostgresDefaults(environment).complete(read.values);
  }

  private void read(String url, boolean isOfDriver) {
    String rest = url.substring(url.indexOf(':') + 1);
    if (!rest.startsWith("//")) {
      // The driver takes the name of a database alone; libpq does not.
      int query = rest.indexOf('?');
      if (rest.contains("@") || !isOfDriver) {
        throw usage("the URL has no \"//\"", "write it as postgresql://USER@HOST/DATABASE");
      }
      put("dbname", decoded(query < 0 ? rest : rest.substring(0, query)));
      parameters(query < 0 ? "" : rest.substring(query + 1));
      return;
    }
    Matcher parts = PARTS.matcher(rest);
    if (!parts.matches()) {
      throw usage("the URL has a line end in it", "write it as %0A");
    }
    String authority = parts.group("authority");
    String behind = parts.group("database");
    if (behind != null && behind.contains("@") && !authority.contains("@")) {
      throw usage(
          "the URL has an \"@\" behind the name of the host",
          "write \"/\" and \"?\" in a user's name or password as %2F and %3F");
    }
    authority(authority);
    put("dbname", decoded(behind == null ? "" : behind));
    parameters(parts.group("query") == null ? "" : parts.group("query"));
  }

  /** The last one counts, as for the ORM: a password may have it, too. */
  private void authority(String authority) {
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      String who = authority.substring(0, at);
      int colon = who.indexOf(':');
      put("user", decoded(colon < 0 ? who : who.substring(0, colon)));
      put("password", decoded(colon < 0 ? "" : who.substring(colon + 1)));
    }
    List<String> names = new ArrayList<>();
    List<String> ports = new ArrayList<>();
    for (String host : authority.substring(at + 1).split(",", -1)) {
      Matcher parts = HOST.matcher(host);
      if (!parts.matches()) {
        throw usage(
            "no host in the URL: \"" + host + '"', "write an IPv6 address in brackets, as [::1]");
      }
      String name = parts.group("six") == null ? parts.group("name") : parts.group("six");
      names.add(decoded(name));
      ports.add(parts.group("port") == null ? "" : parts.group("port"));
    }
    put("host", String.join(",", names));
    boolean hasPort = ports.stream().anyMatch(port -> !port.isEmpty());
    put("port", hasPort ? String.join(",", ports) : "");
  }

  private void parameters(String query) {
    for (String parameter : query.split("&", -1)) {
      if (!parameter.isEmpty()) {
        int equals = parameter.indexOf('=');
        String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
        String value = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
        PostgresParameters.read(name, value).forEach(this::putOnce);
      }
    }
  }

  private void put(String name, String value) {
    if (!value.isEmpty()) {
      values.put(name, value);
    }
  }

  /** A parameter may say otherwise than the part before the question mark, but not than another. */
  private void putOnce(String name, String value) {
    String key = "?" + name;
    if (values.putIfAbsent(key, "") != null) {
      throw usage("twice in the URL: \"" + name + '"', "give it once");
    }
    values.put(name, value);
  }

  private static String decoded(String text) {
    int percent = text.indexOf('%');
    if (percent < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] decoded = new byte[bytes.length];
    int length = 0;
    for (int index = 0; index < bytes.length; index++) {
      byte value = bytes[index];
      if (value == '%') {
        value = index + 2 < bytes.length ? hex(bytes[index + 1], bytes[index + 2]) : 0;
        if (value == 0) {
          throw usage("the URL has a \"%\" without two hexadecimal digits", "write \"%\" as %25");
        }
        index += 2;
      }
      decoded[length] = value;
      length++;
    }
    return new String(decoded, 0, length, StandardCharsets.UTF_8);
  }

  private static byte hex(byte first, byte second) {
    int high = Character.digit(first, 16);
    int low = Character.digit(second, 16);
    return high < 0 || low < 0 ? 0 : (byte) (high << 4 | low);
  }

  /** Returns the exception for a URL, or what stands in for parts of it, that makes no sense. */
  static PetShellException usage(String problem, String hint) {
    return new PetShellException(PetShellException.Kind.USAGE, problem, hint);
  }
}

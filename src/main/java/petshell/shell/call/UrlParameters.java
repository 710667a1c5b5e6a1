package petshell.shell.call;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import petshell.shell.line.Usage;

/**
 * The parameters after the question mark in the URL of a database: SQLite's own parameters, and
 * those of the web app's ORM. What petshell cannot do as asked, or does not know, is refused.
 */
final class UrlParameters {
  /** How the ORM shares and keeps its connections, and how long it waits: petshell has its own. */
  private static final Set<String> OF_THE_APP =
      Set.of(
          "connection_limit",
          "pool_timeout",
          "connect_timeout",
          "socket_timeout",
          "busy_timeout",
          "max_connection_lifetime",
          "max_idle_connection_lifetime");

  private static final Set<String> YES = Set.of("1", "true", "yes", "on");
  private static final Set<String> NO = Set.of("0", "false", "no", "off");

  private UrlParameters() {}

  /**
   * Returns whether the database may only be read.
   *
   * @param query the text after the question mark
   * @throws petshell.store.PetShellException of the kind USAGE if it asks for anything else
   */
  static boolean readOnly(String query) {
    Set<String> seen = new HashSet<>();
    boolean readOnly = false;
    for (String parameter : query.split("&", -1)) {
      if (parameter.isEmpty()) {
        continue;
      }
      int equals = parameter.indexOf('=');
      String name = decoded(equals < 0 ? parameter : parameter.substring(0, equals));
      String value = equals < 0 ? "" : decoded(parameter.substring(equals + 1));
      if (!seen.add(name)) {
        throw Usage.error("twice in the URL: " + Usage.quoted(name), "give it once");
      }
      readOnly |= forbidsWriting(name, value);
    }
    return readOnly;
  }

  private static boolean forbidsWriting(String name, String value) {
    if (OF_THE_APP.contains(name)) {
      return false;
    }
    return switch (name) {
      case "mode" -> {
        if (!value.equals("ro") && !value.equals("rw")) {
          throw refused("mode=" + value, "use mode=ro or mode=rw");
        }
        yield value.equals("ro");
      }
      case "immutable" -> isYes(name, value);
      case "nolock" -> {
        if (isYes(name, value)) {
          throw refused("nolock=" + value, "leave it out: petshell always uses locks");
        }
        yield false;
      }
      case "cache" -> {
        if (!value.equals("shared") && !value.equals("private")) {
          throw refused("cache=" + value, "use cache=shared or cache=private");
        }
        yield false;
      }
      // The value of an unknown name may be a password.
      default -> throw refused(name, "leave it out");
    };
  }

  private static boolean isYes(String name, String value) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (!YES.contains(lower) && !NO.contains(lower)) {
      throw refused(name + "=" + value, "use " + name + "=0 or " + name + "=1");
    }
    return YES.contains(lower);
  }

  private static RuntimeException refused(String parameter, String why) {
    return Usage.error(
        "the URL has a parameter that petshell cannot use: " + Usage.quoted(parameter), why);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}

package petshell.shell.call;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import petshell.shell.line.Usage;
import petshell.store.DatabaseAddress;
import petshell.store.postgres.PostgresUrl;
import petshell.store.sqlite.SqliteFile;

/**
 * What names a database: a path, or a URL as Prisma writes it. No other class makes addresses.
 *
 * @param address where the database is, which need not exist
 * @param readOnly whether the URL says that it may only be read
 */
public record DatabaseName(DatabaseAddress address, boolean readOnly) {
  private static final Pattern SCHEME =
      Pattern.compile("(jdbc:[a-z]+|[a-z][a-z0-9+.-]+(?=://)|sqlite|libsql):.*");
  private static final Pattern AUTHORITY = Pattern.compile("//([^/]*)(/.*)");
  private static final Pattern QUOTED = Pattern.compile("\"(.*)\"|'(.*)'");

  /**
   * Finds the database that the user or the environment names.
   *
   * @param option what the user named, if anything
   * @param environment the variables of the process
   * @throws petshell.store.PetShellException if none is named or the name makes no sense
   */
  public static DatabaseName find(Optional<String> option, Map<String, String> environment) {
    return option
        .or(() -> variable(environment, "PETSHELL_DB"))
        .or(() -> variable(environment, "DATABASE_URL"))
        .map(name -> of(name, environment))
        .orElseThrow(
            () ->
                Usage.error(
                    "no database is named",
                    "give FILE or --db FILE, or set PETSHELL_DB or DATABASE_URL"));
  }

  /**
   * Returns the database that a name means.
   *
   * @param name a path or a URL
   * @throws petshell.store.PetShellException if it is no path and no URL of a file, or if the URL
   *     asks for what petshell does not do
   */
  public static DatabaseName of(String name) {
    return of(name, Map.of());
  }

  /**
   * Returns the database that a name means.
   *
   * @param name a path or a URL
   * @param environment the variables of the process, for what a URL does not say
   * @throws petshell.store.PetShellException if it is no path and no URL of a file, or if the URL
   *     asks for what petshell does not do
   */
  public static DatabaseName of(String name, Map<String, String> environment) {
    if (name.toLowerCase(Locale.ROOT).startsWith("file:")) {
      return fileUrl(name.substring("file:".length()));
    }
    if (PostgresUrl.matches(name)) {
      return new DatabaseName(PostgresUrl.parse(name, environment), false);
    }
    Matcher matcher = SCHEME.matcher(name.toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      throw Usage.error(
          "petshell works on SQLite and PostgreSQL, not on " + matcher.group(1),
          "give the SQLite file, as a path or as file:PATH, or a URL of postgresql://");
    }
    return ofFile(literal(name));
  }

  /** Returns what names a file that may be written. */
  public static DatabaseName ofFile(Path file) {
    return new DatabaseName(new SqliteFile(file), false);
  }

  private static DatabaseName fileUrl(String text) {
    int query = text.indexOf('?');
    String file = withoutAuthority(query < 0 ? text : text.substring(0, query));
    if (file.isEmpty() || file.equals(":memory:")) {
      throw Usage.error("no file in the URL " + Usage.quoted("file:" + text), "give file:PATH");
    }
    boolean readOnly = query >= 0 && UrlParameters.readOnly(text.substring(query + 1));
    Path literal = literal(file);
    Path found = Files.exists(literal) ? literal : decoded(file).orElse(literal);
    return new DatabaseName(new SqliteFile(found), readOnly);
  }

  /** Some read another host into two slashes, and some a folder. */
  private static String withoutAuthority(String path) {
    if (!path.startsWith("//")) {
      return path;
    }
    Matcher matcher = AUTHORITY.matcher(path);
    if (!matcher.matches()
        || !(matcher.group(1).isEmpty() || matcher.group(1).equalsIgnoreCase("localhost"))) {
      throw Usage.error(
          "a host in the URL " + Usage.quoted("file:" + path), "give file:PATH, or file:///PATH");
    }
    return matcher.group(2);
  }

  private static Optional<Path> decoded(String file) {
    try {
      return Optional.of(
          literal(URLDecoder.decode(file.replace("+", "%2B"), StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException notEncoded) {
      return Optional.empty();
    }
  }

  private static Path literal(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException wrong) {
      throw Usage.error("not the name of a file: " + Usage.quoted(name), "give a path");
    }
  }

  /** Some programs read files of variables with the quotes and blanks in them. */
  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .map(DatabaseName::unquoted)
        .filter(value -> !value.isEmpty());
  }

  private static String unquoted(String value) {
    Matcher quoted = QUOTED.matcher(value);
    if (!quoted.matches()) {
      return value;
    }
    return quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
  }
}

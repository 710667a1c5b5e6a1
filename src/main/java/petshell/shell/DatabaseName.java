package petshell.shell;

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

/** Finds the database's file in what names it: a path, or a URL as Prisma writes it. */
final class DatabaseName {
  private static final Pattern SCHEME =
      Pattern.compile("(jdbc:[a-z]+|[a-z][a-z0-9+.-]+(?=://)|sqlite|libsql):.*");

  private DatabaseName() {}

  /**
   * Finds the database that the user or the environment names.
   *
   * @param option what the user named, if anything
   * @param environment the variables of the process
   * @throws petshell.store.PetShellException if none is named or the name makes no sense
   */
  static Path find(Optional<String> option, Map<String, String> environment) {
    return option
        .or(() -> variable(environment, "PETSHELL_DB"))
        .or(() -> variable(environment, "DATABASE_URL"))
        .map(DatabaseName::path)
        .orElseThrow(
            () ->
                Usage.error(
                    "no database is named: give --db FILE, or set PETSHELL_DB or DATABASE_URL"));
  }

  /**
   * Returns the file that a name stands for.
   *
   * @param name a path or a URL
   * @throws petshell.store.PetShellException if it is no path and no URL of a file
   */
  static Path path(String name) {
    if (name.toLowerCase(Locale.ROOT).startsWith("file:")) {
      return fileUrl(name.substring("file:".length()));
    }
    Matcher matcher = SCHEME.matcher(name.toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      throw Usage.error(
          "not a kind of database that can be opened: "
              + matcher.group(1)
              + ": give the SQLite file, as a path or as file:PATH");
    }
    return literal(name);
  }

  private static Path fileUrl(String text) {
    String path = text.startsWith("//") ? text.substring(2) : text;
    int query = path.indexOf('?');
    String file = query < 0 ? path : path.substring(0, query);
    if (file.isEmpty()) {
      throw Usage.error("no file in the URL: " + Usage.quoted("file:" + text) + ": give file:PATH");
    }
    Path literal = literal(file);
    return Files.exists(literal) ? literal : decoded(file).orElse(literal);
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
      throw Usage.error("not the name of a file: " + Usage.quoted(name) + ": give a path");
    }
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }
}

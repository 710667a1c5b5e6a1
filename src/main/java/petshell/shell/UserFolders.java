package petshell.shell;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the user's files of petshell are, by the XDG base directory rules. */
final class UserFolders {
  private UserFolders() {}

  /**
   * Returns the folder of the configuration, which need not exist: {@code petshell} in {@code
   * XDG_CONFIG_HOME}, else in {@code .config} at home.
   *
   * @param environment the variables of the process
   * @return empty where nobody knows a home
   */
  static Optional<Path> configuration(Map<String, String> environment) {
    return folder(environment, "XDG_CONFIG_HOME", Path.of(".config"));
  }

  /**
   * Returns the folder of what is kept from session to session, which need not exist: {@code
   * petshell} in {@code XDG_STATE_HOME}, else in {@code .local/state} at home.
   *
   * @param environment the variables of the process
   * @return empty where nobody knows a home
   */
  static Optional<Path> state(Map<String, String> environment) {
    return folder(environment, "XDG_STATE_HOME", Path.of(".local", "state"));
  }

  private static Optional<Path> folder(
      Map<String, String> environment, String variable, Path atHome) {
    Optional<Path> named = path(environment.get(variable)).filter(Path::isAbsolute);
    return named
        .or(() -> path(environment.get("HOME")).map(home -> home.resolve(atHome)))
        .or(() -> path(environment.get("APPDATA")))
        .map(folder -> folder.resolve("petshell"));
  }

  private static Optional<Path> path(String text) {
    return Optional.ofNullable(text).filter(name -> !name.isEmpty()).map(Path::of);
  }
}

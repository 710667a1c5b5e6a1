package petshell.shell;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
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

  /**
   * Makes a folder that nobody but the user may enter, where there is none.
   *
   * @throws IOException if that cannot be done
   */
  static void make(Path folder) throws IOException {
    Files.createDirectories(folder, onlyForTheUser("rwx------"));
  }

  /** Returns permissions for a new file or folder; none where the system has no such thing. */
  static FileAttribute<?>[] onlyForTheUser(String permissions) {
    boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    return isPosix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
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

package petshell.shell.call;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import petshell.store.FileRights;
import petshell.store.OwnFile;

/** Where the user's files of petshell are, by the XDG base directory rules. */
public final class UserFolders {
  private static final String FOR_THE_USER = "rwx------";
  private static final String HISTORY = "history";
  private static final String FILE_FOR_THE_USER = "rw-------";

  private UserFolders() {}

  /**
   * Returns the folder of the configuration, which need not exist: {@code petshell} in {@code
   * XDG_CONFIG_HOME}, else in {@code .config} at home.
   *
   * @param environment the variables of the process
   * @return empty where there is no home folder
   */
  public static Optional<Path> configuration(Map<String, String> environment) {
    return folder(environment, "XDG_CONFIG_HOME", Path.of(".config"));
  }

  /**
   * Returns the folder of what is kept from session to session, which need not exist: {@code
   * petshell} in {@code XDG_STATE_HOME}, else in {@code .local/state} at home.
   *
   * @param environment the variables of the process
   * @return empty where there is no home folder
   */
  public static Optional<Path> state(Map<String, String> environment) {
    return folder(environment, "XDG_STATE_HOME", Path.of(".local", "state"));
  }

  /**
   * Makes a folder that only the user may enter, where there is none. An existing one stays as it
   * is, unless others may put files into it: then that right is removed.
   *
   * @throws IOException if that cannot be done, or in a folder that others may write, it is a link
   */
  public static void make(Path folder) throws IOException {
    Files.createDirectories(folder, FileRights.of(FOR_THE_USER));
    if (Files.isSymbolicLink(folder)
        && FileRights.othersMayWrite(Objects.requireNonNull(folder.getParent()))) {
      throw new IOException("its folder is a link that others may have made");
    }
    if (FileRights.othersMayWrite(folder)) {
      FileRights.set(folder, FOR_THE_USER);
    }
  }

  /**
   * Returns the file of typed lines, which only the user may read. Makes it and its folder where
   * they are missing, and takes away the rights of others.
   *
   * @param state the folder of what is kept from session to session
   * @param earlier where the file may have been before, from where it is moved once
   * @throws IOException if that cannot be done, or the name is that of something other than a file
   */
  public static Path history(Path state, Optional<Path> earlier) throws IOException {
    make(state);
    Path file = state.resolve(HISTORY);
    if (!OwnFile.isThere(file)) {
      earlier.ifPresent(folder -> moveIfPossible(folder.resolve(HISTORY), file));
    }
    if (OwnFile.isThere(file)) {
      FileRights.set(file, FILE_FOR_THE_USER);
    } else {
      Files.createFile(file, FileRights.of(FILE_FOR_THE_USER));
    }
    return file;
  }

  /** What is no file of petshell, or may not be moved, stays where it is, and is not missed. */
  private static void moveIfPossible(Path from, Path to) {
    try {
      if (OwnFile.isThere(from)) {
        Files.move(from, to);
      }
    } catch (IOException unmovable) {
      // The lines typed before are a convenience; a new file is started.
      return;
    }
  }

  private static Optional<Path> folder(
      Map<String, String> environment, String variable, Path atHome) {
    Optional<Path> named = path(environment.get(variable)).filter(Path::isAbsolute);
    return named
        .or(() -> path(environment.get("HOME")).map(home -> home.resolve(atHome)))
        .or(() -> path(environment.get("APPDATA")))
        .map(folder -> folder.resolve("petshell"));
  }

  private static Optional<Path> path(@Nullable String text) {
    return Optional.ofNullable(text).filter(name -> !name.isEmpty()).map(Path::of);
  }
}

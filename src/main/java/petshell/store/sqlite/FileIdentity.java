package petshell.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import petshell.store.StoreException;

/**
 * Which file a path named when a database was opened.
 *
 * @param path the path
 * @param key what the system knows the file by; null where it was missing, or the system has no
 *     such thing
 */
record FileIdentity(Path path, @Nullable Object key) {
  static FileIdentity of(Path path) {
    return new FileIdentity(path, key(path));
  }

  /**
   * Makes sure that the path still names that file.
   *
   * @throws StoreException if the file was replaced or deleted
   */
  void requireSame() {
    if (!Objects.equals(key, key(path))) {
      throw new StoreException(
          StoreException.Reason.FILE,
          "the database file was replaced or deleted meanwhile: " + path,
          "nothing more was written; start again on the right file",
          null);
    }
  }

  private static @Nullable Object key(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      // Missing files are reported by the engine, which knows why it cannot open them.
      return null;
    }
  }
}

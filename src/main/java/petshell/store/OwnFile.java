package petshell.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/**
 * Opens files that petshell keeps. Somebody else may have put something under their names: a link
 * is never followed, and what is no ordinary file, or has a second name elsewhere, is never opened.
 */
public final class OwnFile {
  private OwnFile() {}

  /**
   * Makes sure that what is at a path may be opened.
   *
   * @param path the file's name
   * @return whether there is a file
   * @throws IOException if there is something else; its message says what, as {@code it is a link}
   */
  public static boolean isThere(Path path) throws IOException {
    try {
      BasicFileAttributes found =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!found.isRegularFile()) {
        throw new IOException(kind(found));
      }
      if (names(path) > 1) {
        throw new IOException("it is a file with several names (hard links)");
      }
      return true;
    } catch (NoSuchFileException missing) {
      return false;
    }
  }

  /**
   * Returns how many names a file has; 1 where the system does not say.
   *
   * @param path one of its names
   * @throws IOException if it cannot be looked at
   */
  public static int names(Path path) throws IOException {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("unix")
        ? (int) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
        : 1;
  }

  /**
   * Opens a file, or makes it, readable by its owner alone, to write at its end.
   *
   * @param path the file's name
   * @return the file, which the caller closes
   * @throws IOException if it cannot be opened, or is no ordinary file
   */
  public static FileChannel append(Path path) throws IOException {
    isThere(path);
    return FileChannel.open(
        path,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS),
        FileRights.of("rw-------"));
  }

  /**
   * Reads a small file.
   *
   * @param path the file's name
   * @param most how many bytes it may have
   * @return all of it
   * @throws NoSuchFileException if there is none
   * @throws IOException if it cannot be read, is no ordinary file, or has more bytes
   */
  public static byte[] read(Path path, int most) throws IOException {
    if (!isThere(path)) {
      throw new NoSuchFileException(path.toString());
    }
    try (InputStream input = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
      byte[] bytes = input.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException("it has more than " + most + " bytes");
      }
      return bytes;
    }
  }

  /**
   * Opens a file that {@link #isThere}.
   *
   * @param path the file's name
   * @param options how
   * @return the file, which the caller closes
   * @throws IOException if it cannot be opened, or is a link by now
   */
  public static FileChannel open(Path path, OpenOption... options) throws IOException {
    Set<OpenOption> all = new HashSet<>(Set.of(options));
    all.add(LinkOption.NOFOLLOW_LINKS);
    return FileChannel.open(path, all);
  }

  private static String kind(BasicFileAttributes found) {
    if (found.isSymbolicLink()) {
      return "it is a link";
    }
    return found.isDirectory() ? "it is a folder" : "it is no ordinary file";
  }
}

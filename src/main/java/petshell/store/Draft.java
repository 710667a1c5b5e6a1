package petshell.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file that nobody is to read yet, under a name that nobody can guess. A killed process leaves it
 * behind; whoever makes one in the same folder a day later removes it.
 */
final class Draft implements AutoCloseable {
  private static final Pattern NAME = Pattern.compile("\\.petshell-\\d+\\.part(-journal)?");
  private static final String GLOB = ".petshell-*.part*";
  private static final int RANDOM_BITS = 64;

  /** Longer than any file is in the making without being written to. */
  private static final Duration STALE = Duration.ofDays(1);

  private final Path path;
  private final FileChannel channel;
  private final Object key;

  private Draft(Path path, FileChannel channel, Object key) {
    this.path = path;
    this.channel = channel;
    this.key = key;
  }

  /**
   * Makes an empty one.
   *
   * @param folder where
   * @param rights for the new file
   * @throws IOException if it cannot be made
   */
  static Draft in(Path folder, FileAttribute<?>... rights) throws IOException {
    removeStale(folder);
    String random = new BigInteger(RANDOM_BITS, new SecureRandom()).toString();
    Path path = folder.resolve(".petshell-" + random + ".part");
    FileChannel channel =
        FileChannel.open(
            path,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
            rights);
    try {
      return new Draft(path, channel, key(path));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  Path path() {
    return path;
  }

  /** Returns what writes to it, and to no other file that somebody puts in its place. */
  OutputStream stream() {
    return new BufferedOutputStream(Channels.newOutputStream(channel));
  }

  /** Has it on the disk, whoever wrote it. */
  void sync() throws IOException {
    channel.force(true);
  }

  /** Returns whether this file is what a path names; a link to it is not. */
  boolean isAt(Path other) throws IOException {
    try {
      return Objects.equals(key, key(other));
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  /** Removes its name. */
  void delete() throws IOException {
    Files.deleteIfExists(path);
  }

  /** Removes its name, if it still has it. */
  @Override
  public void close() throws IOException {
    try (channel) {
      delete();
    }
  }

  /** Returns what the system knows a file by, which stays the same while we have it open. */
  private static Object key(Path path) throws IOException {
    return attributes(path).fileKey();
  }

  private static BasicFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static void removeStale(Path folder) {
    Instant staleBefore = Instant.now().minus(STALE);
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, GLOB)) {
      for (Path draft : drafts) {
        if (NAME.matcher(String.valueOf(draft.getFileName())).matches()) {
          removeIfStale(draft, staleBefore);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      log("left-over drafts are not looked for", e);
    }
  }

  private static void removeIfStale(Path draft, Instant staleBefore) {
    try {
      BasicFileAttributes attributes = attributes(draft);
      if (attributes.isRegularFile()
          && attributes.lastModifiedTime().toInstant().isBefore(staleBefore)) {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      log("a left-over draft stays", e);
    }
  }

  /** They only take room; the file that is to be made does not depend on them. */
  private static void log(String what, Exception e) {
    System.getLogger(Draft.class.getName()).log(System.Logger.Level.DEBUG, what, e);
  }
}

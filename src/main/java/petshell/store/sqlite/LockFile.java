package petshell.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import petshell.store.OwnFile;

/** An open lock file, whose bytes operators lock. {@link LockFiles} opens it. */
final class LockFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private final Object key;
  private final boolean writable;

  private LockFile(Path path, FileChannel channel, Object key, boolean writable) {
    this.path = path;
    this.channel = channel;
    this.key = key;
    this.writable = writable;
  }

  /**
   * Opens a file that was seen to be an ordinary one.
   *
   * @throws IOException if it cannot be opened
   */
  static LockFile open(Path path, boolean writable) throws IOException {
    Object key = key(path);
    // To write too, where that is possible: a pipe, put there now, makes those wait who only read.
    FileChannel channel =
        writable
            ? OwnFile.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)
            : OwnFile.open(path, StandardOpenOption.READ);
    return new LockFile(path, channel, key, writable);
  }

  FileChannel channel() {
    return channel;
  }

  Path path() {
    return path;
  }

  /** Returns whether this user may write it; without that, nothing can be locked for one alone. */
  boolean isWritable() {
    return writable;
  }

  /** Returns whether this is still the file that others find. */
  boolean isCurrent() throws IOException {
    try {
      return Objects.equals(key, key(path));
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  /** Locks bytes, unless they are locked already; returns null then. */
  @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
    try {
      return channel.tryLock(position, size, shared);
    } catch (OverlappingFileLockException e) {
      // Held by this very process.
      return null;
    }
  }

  /** Closes it, and gives all its locks back. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      System.getLogger(LockFile.class.getName())
          .log(System.Logger.Level.DEBUG, "the lock file is not closed", e);
    }
  }

  /** Returns what the system knows a file by, which stays the same while we have it open. */
  private static Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }
}

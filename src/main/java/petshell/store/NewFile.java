package petshell.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/**
 * A file in the making, readable by its owner alone. It takes its name whole and on the disk, never
 * over another file, or not at all. Not thread-safe.
 */
public final class NewFile implements AutoCloseable {
  private final Path target;
  private final Path draft;

  private NewFile(Path target, Path draft) {
    this.target = target;
    this.draft = draft;
  }

  /**
   * Begins a file: an empty draft in the folder of its later name.
   *
   * @param target the later name, never null
   * @return the file in the making, which the caller closes
   * @throws StoreException if there is such a file already, or the folder cannot be written
   */
  public static NewFile at(Path target) {
    Objects.requireNonNull(target, "target");
    Path absolute = target.toAbsolutePath();
    if (absolute.getFileName() == null || Files.exists(absolute, LinkOption.NOFOLLOW_LINKS)) {
      throw exists(target, null);
    }
    try {
      Path draft = Files.createTempFile(absolute.getParent(), ".petshell-", ".part");
      return new NewFile(absolute, draft);
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /** Returns the draft to write to, an existing file. */
  public Path draft() {
    return draft;
  }

  /** Returns the later name, as an absolute path. */
  public Path target() {
    return target;
  }

  /**
   * Has the draft on the disk and gives it its name; call it once, with the draft closed.
   *
   * @throws StoreException if another file has taken the name meanwhile, or the disk fails
   */
  public void publish() {
    try {
      sync(draft, StandardOpenOption.WRITE);
      takeName();
      syncFolder();
    } catch (FileAlreadyExistsException e) {
      throw exists(target, e);
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /** A link fails where the name is taken; a move would write over what is there. */
  private void takeName() throws IOException {
    try {
      Files.createLink(target, draft);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      // No links on this disk: take the name with an empty file, and move over that one.
      Files.createFile(target);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** Makes the file's name last, too; some systems cannot open folders, and need not. */
  private void syncFolder() throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      sync(target.getParent(), StandardOpenOption.READ);
    }
  }

  private static void sync(Path path, StandardOpenOption option) throws IOException {
    try (FileChannel channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }

  /** Removes the draft; what was published stays. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      throw failure(draft, e);
    }
  }

  private static StoreException exists(Path target, IOException cause) {
    return new StoreException(
        StoreException.Reason.FILE,
        "there is a file already: " + target + ": name one that does not exist",
        cause);
  }

  /**
   * Puts a failed write into words.
   *
   * @param target the file that was to be written, never null
   * @param cause what happened, never null
   */
  public static StoreException failure(Path target, IOException cause) {
    return new StoreException(
        StoreException.Reason.FILE,
        "the file cannot be written: " + target + ": check room and rights of its folder",
        cause);
  }
}

package petshell.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file in the making: a draft in the folder of its later name. It takes that name whole and on
 * the disk, or not at all, and never over another file unless it was started in place of one. Not
 * thread-safe.
 */
public final class NewFile implements AutoCloseable {
  /** What is made, which decides what must not be there. */
  public enum Kind {
    /** A file for its owner alone, under a free name. */
    PRIVATE(true),
    /** A database for its owner alone, under a name whose side files are free, too. */
    PRIVATE_DATABASE(true),
    /** A database for all whom the system's settings for new files let. */
    DATABASE(false),
    /** A file for its owner alone, which takes the place of what has its name. */
    REPLACEMENT(true);

    private final boolean forOwner;

    Kind(boolean forOwner) {
      this.forOwner = forOwner;
    }

    boolean isDatabase() {
      return this == PRIVATE_DATABASE || this == DATABASE;
    }
  }

  /** Writes what is in a file. */
  public interface Content {
    /** Writes all of it; the stream is buffered, and flushed by the caller. */
    void write(OutputStream stream) throws IOException;
  }

  private final Path target;
  private final Draft draft;
  private final Publication publication;

  private NewFile(Kind kind, Path target, Draft draft) {
    this.target = target;
    this.draft = draft;
    this.publication = new Publication(kind, target, draft);
  }

  /**
   * Begins a file.
   *
   * @param kind what is made
   * @param named the later name
   * @return the file in the making, which the caller closes
   * @throws StoreException if there is such a file already, files of an older database of that name
   *     are in the way, or the folder cannot be written
   */
  public static NewFile begin(Kind kind, Path named) {
    Path target = named.toAbsolutePath();
    Path folder = target.getParent();
    if (kind != Kind.REPLACEMENT) {
      if (folder == null || Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw exists(named, null);
      }
      SideFiles.requireOther(named);
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new StoreException(
          StoreException.Reason.FILE,
          "there is no folder " + folder,
          "make it first, or name another",
          null);
    }
    if (kind.isDatabase()) {
      SideFiles.requireNone(target);
    }
    try {
      String rights = kind.forOwner ? "rw-------" : "rw-rw-rw-";
      return new NewFile(kind, target, Draft.in(folder, FileRights.of(rights)));
    } catch (IOException e) {
      throw failure(named, e);
    }
  }

  /**
   * Makes a file, whole or not at all.
   *
   * @param kind what is made
   * @param target its name
   * @param content what is in it
   * @throws StoreException as {@link #begin} and {@link #publish}
   */
  public static void write(Kind kind, Path target, Content content) {
    try (NewFile file = begin(kind, target)) {
      file.fill(content);
      file.publish();
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /**
   * Writes to the draft, and to no other file that somebody puts in its place.
   *
   * @throws IOException if that fails
   */
  public void fill(Content content) throws IOException {
    OutputStream stream = draft.stream();
    content.write(stream);
    stream.flush();
  }

  /** Returns the draft, an existing file, for what opens files by their names. */
  public Path draft() {
    return draft.path();
  }

  /** Returns the later name, as an absolute path. */
  public Path target() {
    return target;
  }

  /**
   * Has the draft on the disk and gives it its name; call it once, with all written.
   *
   * @throws StoreException if another file has taken the name meanwhile, or the disk fails; then
   *     nothing of ours has that name
   */
  public void publish() {
    try {
      publication.run();
    } catch (FileAlreadyExistsException e) {
      throw exists(target, e);
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /**
   * Makes sure that the file that was published is still there, and alone.
   *
   * @throws StoreException if not; then nothing of ours has that name any more
   */
  public void requireSound() {
    try {
      publication.requireSound();
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /**
   * Takes the published file away again; another one of that name stays.
   *
   * @throws StoreException if that cannot be done
   */
  public void withdraw() {
    try {
      publication.withdraw();
    } catch (IOException e) {
      throw failure(target, e);
    }
  }

  /** Removes the draft; what was published stays. */
  @Override
  public void close() {
    try {
      draft.close();
    } catch (IOException e) {
      throw failure(draft.path(), e);
    }
  }

  private static StoreException exists(Path target, @Nullable IOException cause) {
    return new StoreException(
        StoreException.Reason.FILE, target + " already exists", "choose another name", cause);
  }

  /**
   * Puts a failed write into words.
   *
   * @param target the file that was to be written
   * @param cause what happened
   */
  public static StoreException failure(Path target, IOException cause) {
    return new StoreException(
        StoreException.Reason.FILE,
        "cannot write to " + target,
        "check the free space and the rights of its folder",
        cause);
  }
}

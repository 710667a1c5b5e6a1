package petshell.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/**
 * The files that SQLite keeps next to a database, by their endings. One that was left there by
 * another database is taken for the new one's, and breaks it.
 */
public final class SideFiles {
  /** What the name of a write-ahead log has after that of its database. */
  public static final String LOG = "-wal";

  /** What the name of the index of a write-ahead log has after that of its database. */
  public static final String INDEX = "-shm";

  /** What the name of a rollback journal has after that of its database. */
  public static final String JOURNAL = "-journal";

  private static final List<String> ENDINGS = List.of(LOG, INDEX, JOURNAL);
  private static final String LOCK = ".petshell-lock";

  private SideFiles() {}

  /**
   * Makes sure that no file is where SQLite would look for those of a new database.
   *
   * @throws StoreException if there is one, or it cannot be found out
   */
  static void requireNone(Path database) {
    for (String ending : ENDINGS) {
      Path file = database.resolveSibling(database.getFileName() + ending);
      if (isThere(file)) {
        throw new StoreException(
            StoreException.Reason.FILE,
            "a file left by an older database would break the new one: " + file,
            "move it away, or name another file",
            null);
      }
    }
  }

  /**
   * Makes sure that a new file would not be taken for one of those next to a database.
   *
   * @throws StoreException if its name says so
   */
  static void requireOther(Path target) {
    String name = String.valueOf(target.getFileName());
    if (name.endsWith(LOCK) || ENDINGS.stream().anyMatch(name::endsWith)) {
      throw new StoreException(
          StoreException.Reason.FILE,
          "a file with this name would belong to a database: " + target,
          "choose another name",
          null);
    }
  }

  private static boolean isThere(Path file) {
    try {
      Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return true;
    } catch (NoSuchFileException missing) {
      return false;
    } catch (AccessDeniedException e) {
      throw NewFile.failure(file, e);
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Reason.FILE,
          "this name is too long for the files that SQLite makes beside a database: " + file,
          "choose another name",
          e);
    }
  }
}

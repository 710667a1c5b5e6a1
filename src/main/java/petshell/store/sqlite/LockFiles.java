package petshell.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import petshell.store.FileRights;
import petshell.store.NewFile;
import petshell.store.OwnFile;
import petshell.store.PetShellException;

/**
 * Opens and makes the lock files next to databases. All may write one who may write its database.
 * What somebody else has put under its name is never written.
 */
final class LockFiles {
  private static final String ENDING = ".petshell-lock";
  private static final int ATTEMPTS = 10;

  private LockFiles() {}

  /** Returns where the lock of a database is: one file, by whatever link it was named. */
  static Path path(Path database) {
    try {
      Path real = database.toRealPath();
      return real.resolveSibling(real.getFileName() + ENDING);
    } catch (IOException e) {
      throw LockTrouble.failure(database, e);
    }
  }

  /**
   * Makes sure that a database has one name. SQLite names the files next to a database after it: by
   * another name of the same file it would find other ones, and break what it writes. So would we
   * with the lock.
   *
   * @throws PetShellException if it has several
   */
  static void requireOneName(Path database) {
    try {
      int names = OwnFile.names(database.toRealPath());
      if (names > 1) {
        throw new PetShellException(
            PetShellException.Kind.FAILED,
            "the database file has "
                + names
                + " names (hard links), and writing under two of them can corrupt it: "
                + database,
            "remove the other names, or work on a copy");
      }
    } catch (IOException e) {
      throw LockTrouble.failure(database, e);
    }
  }

  /**
   * Opens the file, or makes it.
   *
   * @param database the database file, which exists
   * @return the file; not {@link LockFile#isWritable} where it is another user's, who is at work
   * @throws PetShellException if it cannot be made, or something else has its name
   */
  static LockFile open(Path database) {
    Path path = path(database);
    try {
      // Others may make or remove it at the same time; so it is looked at again.
      for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
        LockFile opened = attempt(path, database);
        if (opened.isCurrent()) {
          return opened;
        }
        opened.close();
      }
      return attempt(path, database);
    } catch (IOException e) {
      throw LockTrouble.failure(path, e);
    }
  }

  private static LockFile attempt(Path path, Path database) throws IOException {
    if (!isThere(path)) {
      try {
        make(path);
      } catch (FileAlreadyExistsException quicker) {
        isThere(path);
      }
    }
    FileRights.copy(path, database);
    try {
      return opened(path, true);
    } catch (AccessDeniedException ofAnotherUser) {
      return replaced(path, database);
    }
  }

  private static void make(Path path) throws IOException {
    FileChannel.open(
            path,
            Set.of(
                StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
            FileRights.of("rw-------"))
        .close();
  }

  private static LockFile opened(Path path, boolean writable) throws IOException {
    LockFile file = LockFile.open(path, writable);
    boolean ours = false;
    try {
      ours = LockText.isOurs(file.channel());
    } finally {
      if (!ours) {
        file.close();
      }
    }
    if (!ours) {
      throw LockTrouble.notOurs(path, "it was not made by petshell", null);
    }
    return file;
  }

  /**
   * Puts a new file in the place of one that an earlier petshell, or the superuser, made for itself
   * alone. Nobody is at work then: that is sure by the locks, for whoever takes one looks
   * afterwards whether the file is still the one that others find.
   */
  private static LockFile replaced(Path path, Path database) throws IOException {
    LockFile old;
    try {
      old = opened(path, false);
    } catch (AccessDeniedException e) {
      throw LockTrouble.ofAnotherUser(path, e);
    }
    if (old.tryLock(0, Long.MAX_VALUE, true) == null) {
      return old;
    }
    try (old;
        NewFile file = NewFile.begin(NewFile.Kind.REPLACEMENT, path)) {
      FileRights.copy(file.draft(), database);
      file.publish();
    } catch (PetShellException e) {
      throw LockTrouble.ofAnotherUser(path, e);
    }
    return opened(path, true);
  }

  /**
   * Makes sure that what has the name of a lock file, if anything, is one. Opens it; so this
   * process must hold no lock.
   *
   * @throws PetShellException if it is something else
   */
  static void requireOurs(Path path) {
    try {
      if (isThere(path)) {
        opened(path, false).close();
      }
    } catch (AccessDeniedException | NoSuchFileException unknown) {
      System.getLogger(LockFiles.class.getName())
          .log(System.Logger.Level.DEBUG, "the lock file is not looked at", unknown);
    } catch (IOException e) {
      throw LockTrouble.failure(path, e);
    }
  }

  private static boolean isThere(Path path) {
    try {
      return OwnFile.isThere(path);
    } catch (IOException e) {
      throw LockTrouble.notOurs(path, e.getMessage(), e);
    }
  }
}

package petshell.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import petshell.store.SideFiles;
import petshell.store.StoreException;

/**
 * What SQLite keeps next to a database's file. None of it is opened here: closing a file would drop
 * the locks that this process holds on it.
 *
 * @param log the bytes of the write-ahead log, -1 where there is none
 * @param index whether there is an index of that log, which all share who have the database open
 * @param journal the bytes of the rollback journal, -1 where there is none
 */
record JournalFiles(long log, boolean index, long journal) {
  /**
   * Looks at what is there.
   *
   * @param database the database's file, which may be named by a link
   * @throws StoreException if it may not be looked at
   */
  static JournalFiles of(Path database) {
    return new JournalFiles(
        size(logOf(database)),
        size(indexOf(database)) >= 0,
        size(beside(database, SideFiles.JOURNAL)));
  }

  /** Returns where the write-ahead log of a database is. */
  static Path logOf(Path database) {
    return beside(database, SideFiles.LOG);
  }

  /** Returns where the index of that log is. */
  static Path indexOf(Path database) {
    return beside(database, SideFiles.INDEX);
  }

  /** SQLite names them after the file itself, by whatever link that was named. */
  private static Path beside(Path database, String end) {
    try {
      return Path.of(database.toRealPath() + end);
    } catch (IOException notThere) {
      return Path.of(database.toAbsolutePath() + end);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (NoSuchFileException e) {
      return -1;
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Reason.FILE,
          "cannot examine the file " + file,
          "check the rights of its folder",
          e);
    }
  }

  /** Returns whether there is something that is not in the database's file yet, or no more. */
  boolean holdContent() {
    return log > 0 || journal > 0;
  }
}

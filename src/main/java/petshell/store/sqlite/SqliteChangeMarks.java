package petshell.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import petshell.store.ChangeMark;
import petshell.store.StoreException;

/**
 * Reads what the system reports of a database's file and its write-ahead log: which files they are,
 * how long, and when they were written last. SQLite's {@code PRAGMA data_version} says that only
 * within one connection, and petshell's journal only of petshell.
 */
final class SqliteChangeMarks {
  private SqliteChangeMarks() {}

  /**
   * Reads it without opening the files: closing one would drop SQLite's locks on it.
   *
   * @param database the database's file
   * @throws StoreException if there is no such file, or it may not be looked at
   */
  static ChangeMark of(Path database) {
    try {
      BasicFileAttributes file = Files.readAttributes(database, BasicFileAttributes.class);
      String text = describe(file);
      Instant writtenAt = file.lastModifiedTime().toInstant();
      try {
        BasicFileAttributes log =
            Files.readAttributes(JournalFiles.logOf(database), BasicFileAttributes.class);
        // Whoever only looks makes an empty log, and takes it away.
        if (log.size() > 0) {
          text += ", log " + describe(log);
          Instant logWrittenAt = log.lastModifiedTime().toInstant();
          writtenAt = logWrittenAt.isAfter(writtenAt) ? logWrittenAt : writtenAt;
        }
      } catch (NoSuchFileException withoutLog) {
        return new ChangeMark(text, writtenAt);
      }
      return new ChangeMark(text, writtenAt);
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Reason.FILE,
          "cannot examine the database file " + database,
          "check that it is still there",
          e);
    }
  }

  private static String describe(BasicFileAttributes file) {
    return file.fileKey() + " " + file.size() + " " + file.lastModifiedTime();
  }
}

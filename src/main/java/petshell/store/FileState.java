package petshell.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;

/**
 * What the system tells of a database's file and its write-ahead log: which files they are, how
 * long, and when they were written last. Two equal states that were settled mean that nobody, not
 * the web app either, wrote in between. SQLite's {@code PRAGMA data_version} says that only within
 * one connection, and petshell's journal only of petshell. The reverse does not hold: a log that is
 * folded into its database is written without a change of data.
 *
 * @param text all of it as one line, never null
 * @param writtenAt when the later of the two was written
 */
public record FileState(String text, Instant writtenAt) {
  /** Longer than what any two writes may lie apart that have the same time. */
  public static final Duration TICK = Duration.ofMillis(20);

  /**
   * Reads it without opening the files: closing one would drop SQLite's locks on it.
   *
   * @param database the database's file, never null
   * @throws StoreException if there is no such file, or it may not be looked at
   */
  static FileState of(Path database) {
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
        return new FileState(text, writtenAt);
      }
      return new FileState(text, writtenAt);
    } catch (IOException e) {
      throw new StoreException(
          StoreException.Reason.FILE,
          "the database file cannot be looked at: " + database + ": check that it is still there",
          e);
    }
  }

  private static String describe(BasicFileAttributes file) {
    return file.fileKey() + " " + file.size() + " " + file.lastModifiedTime();
  }

  /** Returns whether a later write is sure to change it. */
  public boolean isSettled() {
    return writtenAt.plus(TICK).isBefore(Instant.now());
  }
}

package petshell.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import petshell.store.Backups;
import petshell.store.DatabaseAddress;
import petshell.store.NewFile;
import petshell.store.Reading;

/**
 * Copies by SQLite's online backup. A transaction holds the state for all of its steps; without it,
 * each write of another program would have the copy start again. It copies the pages as they are,
 * so rows keep their places; VACUUM INTO takes 1.5 times as long and may renumber them.
 */
final class SqliteBackups implements Backups {
  /** Some 4 MB a step: large enough for the disk, small enough for a step to be short. */
  private static final int COPIED_PAGES = 1_000;

  private final SqliteEngine engine;
  private final Connection connection;
  private final Reading reading;

  SqliteBackups(SqliteEngine engine, Connection connection, Reading reading) {
    this.engine = engine;
    this.connection = connection;
    this.reading = reading;
  }

  @Override
  public String ending() {
    return ".db";
  }

  @Override
  public void copyTo(Path target, Follower follower) {
    Objects.requireNonNull(target, "target");
    reading.read(
        () -> {
          copy(target, follower);
          return target;
        });
    engine.requireSame();
  }

  private void copy(Path target, Follower follower) {
    try {
      int code =
          connection
              .unwrap(SQLiteConnection.class)
              .getDatabase()
              .backup(
                  "main",
                  target.toAbsolutePath().toString(),
                  (remaining, total) -> report(total - remaining, total, follower),
                  0,
                  0,
                  COPIED_PAGES);
      if (code != SQLiteErrorCode.SQLITE_OK.code) {
        throw new SQLiteException("backup", SQLiteErrorCode.getErrorCode(code));
      }
    } catch (SQLException e) {
      throw SqliteErrors.explain(e, target, Duration.ZERO);
    } finally {
      deleteJournal(target);
    }
  }

  private static void report(int done, int total, Follower follower) {
    if (total > COPIED_PAGES) {
      follower.step(done, total);
    }
  }

  /** Where the copy failed, SQLite may leave the copy's journal behind. */
  private static void deleteJournal(Path target) {
    try {
      Files.deleteIfExists(target.resolveSibling(target.getFileName() + "-journal"));
    } catch (IOException e) {
      throw NewFile.failure(target, e);
    }
  }

  @Override
  public DatabaseAddress copyAt(Path copy) {
    return new SqliteFile(copy, true);
  }
}

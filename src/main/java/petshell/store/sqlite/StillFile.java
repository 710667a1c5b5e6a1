package petshell.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import petshell.store.ChangeMark;
import petshell.store.StoreException;
import petshell.store.Waiting;

/**
 * A database that nobody else had open when it was opened. It is read without locks, so that others
 * may open it and write at any time; what was read since then counts for nothing.
 *
 * @param file the database's file
 * @param state what the system reported of it and of its log
 * @param changedAt when file or its rights were changed last, which nobody can set; null where the
 *     system does not say
 */
record StillFile(Path file, ChangeMark state, @Nullable Object changedAt) {
  private static final Duration STEP = Duration.ofMillis(5);

  /**
   * Notes the state of a file, once that was so for long enough for the next write to show.
   *
   * @param waiting how to wait for that
   * @throws StoreException if it cannot be looked at
   */
  static StillFile of(Path file, Waiting waiting) {
    StillFile still = now(file);
    long deadline = System.nanoTime() + ChangeMark.TICK.multipliedBy(2).toNanos();
    while (!still.state.isSettled() && System.nanoTime() < deadline && !waiting.await(STEP)) {
      still = now(file);
    }
    return still;
  }

  /**
   * Makes sure that nobody has written since.
   *
   * @throws StoreException of the reason MOVED if somebody has, or may have
   */
  void requireStill() {
    if (!isStill()) {
      throw new StoreException(
          StoreException.Reason.MOVED,
          "another program wrote to the database while it was being read: " + file,
          "run the command again",
          null);
    }
  }

  boolean isStill() {
    try {
      return equals(now(file));
    } catch (StoreException gone) {
      return false;
    }
  }

  private static StillFile now(Path file) {
    return new StillFile(file, SqliteChangeMarks.of(file), changedAt(file));
  }

  private static @Nullable Object changedAt(Path file) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return null;
    }
    try {
      return Objects.requireNonNull(Files.getAttribute(file, "unix:ctime"));
    } catch (IOException e) {
      return null;
    }
  }
}

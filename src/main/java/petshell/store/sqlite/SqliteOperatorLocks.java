package petshell.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import petshell.store.LockHolder;
import petshell.store.OperatorLock;
import petshell.store.OperatorLocks;
import petshell.store.OwnFile;
import petshell.store.PetShellException;
import petshell.store.Waiting;

/**
 * Locks of the operating system on a file next to the database. The file names its holders, a line
 * each. A process must not open the file a second time while it holds the lock: closing any of its
 * channels would give all locks back.
 */
final class SqliteOperatorLocks implements OperatorLocks {
  private static final Duration STEP = Duration.ofMillis(20);

  private final Path database;

  /**
   * Makes it.
   *
   * @param database the database's file
   */
  SqliteOperatorLocks(Path database) {
    this.database = database;
  }

  @Override
  public OperatorLock acquire(
      OperatorLock.Mode mode, LockHolder holder, Duration timeout, Waiting waiting) {
    Objects.requireNonNull(mode, "mode");
    LockFiles.requireOneName(database);
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      LockFile file = LockFiles.open(database);
      boolean kept = false;
      try {
        if (await(file, mode, deadline, waiting)) {
          SqliteOperatorLock lock = new SqliteOperatorLock(file, holder, waiting);
          lock.nameHolder(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
          kept = true;
          return lock;
        }
      } catch (IOException e) {
        throw LockTrouble.failure(file.path(), e);
      } finally {
        if (!kept) {
          file.close();
        }
      }
    }
  }

  /**
   * Waits for the lock of an open file.
   *
   * @return false where it is to be opened again, as it is no longer the file that others find
   */
  private static boolean await(
      LockFile file, OperatorLock.Mode mode, long deadline, Waiting waiting) throws IOException {
    while (true) {
      boolean granted =
          file.isWritable()
              && file.tryLock(SqliteOperatorLock.SCHEMA_BYTE, 1, mode == OperatorLock.Mode.TOGETHER)
                  != null;
      if (granted && file.isCurrent()) {
        return true;
      }
      if (System.nanoTime() >= deadline || waiting.await(STEP)) {
        throw heldByOthers(file);
      }
      if (!file.isWritable() || !file.isCurrent()) {
        return false;
      }
    }
  }

  private static PetShellException heldByOthers(LockFile file) throws IOException {
    String holders = new LockText(file, SqliteOperatorLock.TEXT_BYTE).shown();
    return new PetShellException(
        PetShellException.Kind.FAILED,
        "another petshell is writing to this database: "
            + (holders.isEmpty() ? "it holds " + file.path() + " and left no name" : holders),
        "wait for it, or stop it");
  }

  @Override
  public void requireUsable() {
    LockFiles.requireOneName(database);
    LockFiles.requireOurs(LockFiles.path(database));
  }

  @Override
  public boolean isAlive(long run) {
    Path path = LockFiles.path(database);
    try {
      if (!OwnFile.isThere(path)) {
        return false;
      }
      try (FileChannel channel = OwnFile.open(path, StandardOpenOption.READ)) {
        return channel.tryLock(SqliteOperatorLock.RUN_BYTES + run, 1, true) == null;
      }
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException e) {
      System.getLogger(SqliteOperatorLocks.class.getName())
          .log(System.Logger.Level.DEBUG, "nobody can tell whether a run is alive", e);
      return true;
    }
  }

  /** Locks of a file system that machines share may not reach from one to the other. */
  @Override
  public boolean seesOtherHosts() {
    return false;
  }
}

package petshell.schema;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import petshell.store.OwnFile;
import petshell.store.PetShellException;
import petshell.store.Waiting;

/**
 * Keeps operators apart: locks of the operating system on a file beside the database, which die
 * with the process that holds them. Those who change the schema hold it alone; those who change
 * rows hold it together. The file names its holders, a line each. A process must not open the file
 * a second time while it holds the lock: closing any of its channels would give all locks back.
 *
 * <p>The locked bytes lie far behind the text: one for the schema, one for the text, then one for
 * each run, by which others see that the run is alive.
 */
public final class OperatorLock implements AutoCloseable {
  /** Who may hold the lock at the same time. */
  public enum Mode {
    /** Nobody else: the schema changes. */
    ALONE,
    /** Others of this mode: only rows change. */
    TOGETHER
  }

  private static final long SCHEMA_BYTE = 1L << 40;
  private static final long TEXT_BYTE = SCHEMA_BYTE + 1;
  private static final long RUN_BYTES = SCHEMA_BYTE + 2;
  private static final Duration STEP = Duration.ofMillis(20);

  private final LockFile file;
  private final LockText text;
  private final String holder;
  private final Waiting waiting;
  private FileLock alive;

  private OperatorLock(LockFile file, String holder, Waiting waiting) {
    this.file = file;
    this.text = new LockText(file, TEXT_BYTE);
    this.holder = holder;
    this.waiting = waiting;
  }

  /**
   * Takes the lock, waiting for it where others hold it.
   *
   * @param database the database file, which exists, never null
   * @param mode with whom it may be shared, never null
   * @param holder who takes it, for the others, never null
   * @param timeout how long to wait, zero or more
   * @param waiting how to wait, never null
   * @return the lock, which the caller closes
   * @throws PetShellException if another holds it for longer, the file cannot be made, or the
   *     database has several names
   */
  public static OperatorLock acquire(
      Path database, Mode mode, LockHolder holder, Duration timeout, Waiting waiting) {
    Objects.requireNonNull(mode, "mode");
    LockFiles.requireOneName(database);
    long deadline = System.nanoTime() + timeout.toNanos();
    while (true) {
      LockFile file = LockFiles.open(database);
      boolean kept = false;
      try {
        if (await(file, mode, deadline, waiting)) {
          OperatorLock lock = new OperatorLock(file, holder.line(), waiting);
          Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
          lock.text.change(
              left,
              waiting,
              lines -> {
                lines.removeIf(holder::isDead);
                lines.add(lock.holder);
                return lines;
              });
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
   * Makes sure that nothing about the files keeps {@link #acquire} from its work, as far as that
   * can be seen by looking.
   *
   * @param database the database file, which exists, never null
   * @throws PetShellException if the database has several names, or the lock file is not petshell's
   */
  public static void requireUsable(Path database) {
    LockFiles.requireOneName(database);
    LockFiles.requireOurs(LockFiles.path(database));
  }

  /**
   * Waits for the lock of an open file.
   *
   * @return false where it is to be opened again, as it is no longer the file that others find
   */
  private static boolean await(LockFile file, Mode mode, long deadline, Waiting waiting)
      throws IOException {
    while (true) {
      boolean granted =
          file.isWritable() && file.tryLock(SCHEMA_BYTE, 1, mode == Mode.TOGETHER) != null;
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
    String holders = new LockText(file, TEXT_BYTE).shown();
    return new PetShellException(
        PetShellException.Kind.FAILED,
        "another petshell is at work on this database: "
            + (holders.isEmpty() ? "it holds " + file.path() + " and left no name" : holders)
            + ": wait until it is done, or stop it");
  }

  /** Shows the others that a run is alive, and no other one, until this lock is closed. */
  public void markAlive(long run) {
    try {
      if (alive != null) {
        alive.release();
      }
      alive = file.tryLock(RUN_BYTES + run, 1, false);
    } catch (IOException e) {
      throw LockTrouble.failure(file.path(), e);
    }
  }

  /** Asks whether the process of a run is alive, by a lock that this process holds. */
  public boolean isAlive(long run) {
    try (FileLock free = file.tryLock(RUN_BYTES + run, 1, true)) {
      return free == null;
    } catch (IOException e) {
      throw LockTrouble.failure(file.path(), e);
    }
  }

  /**
   * Asks whether the process of a run is alive, where this process holds no lock.
   *
   * @param database the database file, which exists, never null
   * @param run the run's number
   * @return true also where nobody can tell, as the lock file may not be read
   */
  public static boolean isAlive(Path database, long run) {
    Path path = LockFiles.path(database);
    try {
      if (!OwnFile.isThere(path)) {
        return false;
      }
      try (FileChannel channel = OwnFile.open(path, StandardOpenOption.READ)) {
        return channel.tryLock(RUN_BYTES + run, 1, true) == null;
      }
    } catch (NoSuchFileException gone) {
      return false;
    } catch (IOException e) {
      System.getLogger(OperatorLock.class.getName())
          .log(System.Logger.Level.DEBUG, "nobody can tell whether a run is alive", e);
      return true;
    }
  }

  /**
   * Removes the file; only the last petshell that works on a database does so, holding it alone.
   */
  public void removeFile() {
    try {
      if (file.isCurrent()) {
        Files.deleteIfExists(file.path());
      }
    } catch (IOException e) {
      throw LockTrouble.failure(file.path(), e);
    }
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    text.change(
        STEP,
        waiting,
        lines -> {
          lines.remove(holder);
          return lines;
        });
    file.close();
  }
}

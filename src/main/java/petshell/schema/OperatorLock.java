package petshell.schema;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
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
  private static final int LONGEST_TEXT = 16_384;
  private static final Duration STEP = Duration.ofMillis(20);

  private final Path file;
  private final FileChannel channel;
  private final String holder;
  private FileLock alive;

  private OperatorLock(Path file, FileChannel channel, String holder) {
    this.file = file;
    this.channel = channel;
    this.holder = holder;
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
   * @throws PetShellException if another holds it for longer, or the file cannot be made
   */
  public static OperatorLock acquire(
      Path database, Mode mode, LockHolder holder, Duration timeout, Waiting waiting) {
    Objects.requireNonNull(mode, "mode");
    Path file = lockFile(database);
    long deadline = System.nanoTime() + timeout.toNanos();
    boolean kept = false;
    FileChannel channel = open(file);
    try {
      while (tryLock(channel, SCHEMA_BYTE, mode == Mode.TOGETHER) == null) {
        if (System.nanoTime() >= deadline || waiting.await(STEP)) {
          throw new PetShellException(
              PetShellException.Kind.FAILED,
              "another petshell is at work on this database: "
                  + String.join("; ", lines(channel))
                  + ": wait until it is done, or stop it");
        }
      }
      OperatorLock lock = new OperatorLock(file, channel, holder.line());
      lock.writeText(
          lines -> {
            lines.removeIf(line -> !LockHolder.mayBeAlive(line));
            lines.add(lock.holder);
            return lines;
          });
      kept = true;
      return lock;
    } catch (IOException e) {
      throw failure(file, e);
    } finally {
      if (!kept) {
        closeQuietly(channel);
      }
    }
  }

  /** Shows the others that a run is alive, and no other one, until this lock is closed. */
  public void markAlive(long run) {
    try {
      if (alive != null) {
        alive.release();
      }
      alive = tryLock(channel, RUN_BYTES + run, false);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** Asks whether the process of a run is alive, by a lock that this process holds. */
  public boolean isAlive(long run) {
    try (FileLock free = tryLock(channel, RUN_BYTES + run, true)) {
      return free == null;
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /**
   * Asks whether the process of a run is alive, where this process holds no lock.
   *
   * @param database the database file, which exists, never null
   * @param run the run's number
   */
  public static boolean isAlive(Path database, long run) {
    Path file = lockFile(database);
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return tryLock(channel, RUN_BYTES + run, true) == null;
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /**
   * Removes the file; only the last petshell that works on a database does so, holding it alone.
   */
  public void removeFile() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  /** Gives the lock back. */
  @Override
  public void close() {
    try (channel) {
      writeText(
          lines -> {
            lines.remove(holder);
            return lines;
          });
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static FileChannel open(Path file) {
    try {
      return FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static FileLock tryLock(FileChannel channel, long position, boolean shared)
      throws IOException {
    try {
      return channel.tryLock(position, 1, shared);
    } catch (OverlappingFileLockException e) {
      // Held by this very process.
      return null;
    }
  }

  private void writeText(UnaryOperator<List<String>> change) throws IOException {
    try (FileLock text = channel.lock(TEXT_BYTE, 1, false)) {
      Objects.requireNonNull(text, "text");
      List<String> lines = change.apply(lines(channel));
      byte[] bytes =
          (lines.isEmpty() ? "" : String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(bytes), 0);
    }
  }

  private static List<String> lines(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST_TEXT);
    channel.read(bytes, 0);
    String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    return new ArrayList<>(text.lines().toList());
  }

  private static void closeQuietly(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      System.getLogger(OperatorLock.class.getName()).log(System.Logger.Level.DEBUG, "close", e);
    }
  }

  private static PetShellException failure(Path file, IOException e) {
    return new PetShellException(
        PetShellException.Kind.FAILED,
        "the lock file cannot be used: " + file + ": check the rights of its folder and the disk",
        e);
  }

  /** Returns where the lock of a database stands: one file, by whatever link it was named. */
  static Path lockFile(Path database) {
    try {
      Path real = database.toRealPath();
      return real.resolveSibling(real.getFileName() + ".petshell-lock");
    } catch (IOException e) {
      throw failure(database, e);
    }
  }
}

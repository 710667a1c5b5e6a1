package petshell.store.sqlite;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import petshell.store.LockHolder;
import petshell.store.OperatorLock;
import petshell.store.Waiting;

/**
 * A lock that this process holds, see {@link SqliteOperatorLocks}. The locked bytes lie far behind
 * the text: one for the schema, one for the text, then one for each run, by which others see that
 * the run is alive.
 */
final class SqliteOperatorLock implements OperatorLock {
  static final long SCHEMA_BYTE = 1L << 40;
  static final long TEXT_BYTE = SCHEMA_BYTE + 1;
  static final long RUN_BYTES = SCHEMA_BYTE + 2;

  private static final Duration LONGEST_END = Duration.ofMillis(20);

  private final LockFile file;
  private final LockText text;
  private final LockHolder holder;
  private final String line;
  private final Waiting waiting;
  private @Nullable FileLock alive;

  /**
   * Makes it.
   *
   * @param file the open file, of which the byte of the schema is locked
   */
  SqliteOperatorLock(LockFile file, LockHolder holder, Waiting waiting) {
    this.file = file;
    this.text = new LockText(file, TEXT_BYTE);
    this.holder = holder;
    this.line = holder.line();
    this.waiting = waiting;
  }

  /** Names this process to the others, in the place of those that died. */
  void nameHolder(Duration most) {
    text.change(
        most,
        waiting,
        lines -> {
          lines.removeIf(holder::isDead);
          lines.add(line);
          return lines;
        });
  }

  @Override
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

  @Override
  public boolean isAlive(long run) {
    try (FileLock free = file.tryLock(RUN_BYTES + run, 1, true)) {
      return free == null;
    } catch (IOException e) {
      throw LockTrouble.failure(file.path(), e);
    }
  }

  /** A lock of the operating system is held until it is given back. */
  @Override
  public void requireHeld() {}

  @Override
  public void removeTraces() {
    try {
      if (file.isCurrent()) {
        Files.deleteIfExists(file.path());
      }
    } catch (IOException e) {
      throw LockTrouble.failure(file.path(), e);
    }
  }

  @Override
  public void close() {
    text.change(
        LONGEST_END,
        waiting,
        lines -> {
          lines.remove(line);
          return lines;
        });
    file.close();
  }
}

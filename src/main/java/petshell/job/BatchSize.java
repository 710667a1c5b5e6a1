package petshell.job;

import java.time.Duration;
import java.util.Objects;

/** How many rows a transaction of a bulk job has. */
public sealed interface BatchSize {
  /** The largest batch. */
  int MAX_ROWS = 100_000;

  /** How long the write lock may be held where the user does not say. */
  Duration DEFAULT_LOCK_TARGET = Duration.ofMillis(50);

  /** Where the user names none. */
  BatchSize DEFAULT = new Fixed(100);

  /**
   * Always the same.
   *
   * @param rows how many, from 1 to {@link #MAX_ROWS}
   */
  record Fixed(int rows) implements BatchSize {
    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if the rows are out of their range
     */
    public Fixed {
      if (rows < 1 || rows > MAX_ROWS) {
        throw new IllegalArgumentException("batch must be from 1 to " + MAX_ROWS + ": " + rows);
      }
    }
  }

  /**
   * As many as can be written without making others wait for long.
   *
   * @param lockTarget for how long nineteen of twenty batches may hold the write lock at most, more
   *     than zero
   */
  record Auto(Duration lockTarget) implements BatchSize {
    /**
     * Checks the range.
     *
     * @throws NullPointerException if the target is null
     * @throws IllegalArgumentException if the target is not more than zero
     */
    public Auto {
      Objects.requireNonNull(lockTarget, "lockTarget");
      if (lockTarget.isNegative() || lockTarget.isZero()) {
        throw new IllegalArgumentException("lockTarget must be more than zero: " + lockTarget);
      }
    }
  }
}

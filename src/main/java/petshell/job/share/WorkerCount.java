package petshell.job.share;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How many workers a process has: as many as were asked for, or as many as still help. Then it
 * starts with one, and adds another as long as the last one made the whole backfill faster by a
 * part that is worth its connection; one that did not has to leave. Measured is what all processes
 * fill, since one that only takes turns or processors from the others is of no help. Who joins or
 * leaves meanwhile is measured, too. Not thread-safe.
 */
final class WorkerCount {
  /** How long a rate is measured: many batches, and a few lags of a disk. */
  static final Duration WINDOW = Duration.ofSeconds(5);

  /** By how much a worker must make the whole backfill faster. */
  private static final double WORTH = 1.15;

  private final boolean isFixed;
  private int count;
  private boolean isSettled;
  private boolean isMeasuring;
  private long nanosAtStart;
  private long rowsAtStart;
  private double rateBefore;

  private WorkerCount(boolean isFixed, int count) {
    this.isFixed = isFixed;
    this.count = count;
  }

  /**
   * Makes it.
   *
   * @param asked how many workers were asked for; empty for as many as still help
   */
  static WorkerCount of(OptionalInt asked) {
    return new WorkerCount(asked.isPresent(), asked.orElse(1));
  }

  /** Returns how many there are to be now, 1 or more. */
  int count() {
    return count;
  }

  /**
   * Learns how far the backfill is, while as many as {@link #count} are at work here.
   *
   * @param rows how many pets all processes have filled so far
   * @param nanos the time, from any start
   */
  void measured(long rows, long nanos) {
    if (isFixed || isSettled) {
      return;
    }
    if (!isMeasuring) {
      isMeasuring = true;
      nanosAtStart = nanos;
      rowsAtStart = rows;
    } else if (nanos - nanosAtStart >= WINDOW.toNanos()) {
      isMeasuring = false;
      decide((rows - rowsAtStart) / (double) (nanos - nanosAtStart));
    }
  }

  private void decide(double rate) {
    if (rate <= rateBefore * WORTH) {
      isSettled = true;
      count = Math.max(1, count - 1);
    } else if (count == ShareOptions.MOST_WORKERS) {
      isSettled = true;
    } else {
      rateBefore = rate;
      count++;
    }
  }
}

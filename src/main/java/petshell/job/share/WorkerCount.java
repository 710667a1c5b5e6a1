package petshell.job.share;

import java.util.OptionalInt;

/**
 * How many workers a process has: as many as were asked for, or as many as still help. Then it
 * starts with one, and adds another one as long as the last one made the whole faster by a part
 * that is worth its connection.
 */
final class WorkerCount {
  private static final double WORTH = 1.15;
  private static final long WINDOW_NANOS = 5_000_000_000L;

  private final boolean fixed;
  private int count;
  private boolean settled;
  private long windowStart = -1;
  private long rowsAtStart;
  private double rateBefore;

  private WorkerCount(boolean fixed, int count) {
    this.fixed = fixed;
    this.count = count;
  }

  static WorkerCount of(OptionalInt asked) {
    return new WorkerCount(asked.isPresent(), asked.orElse(1));
  }

  /** Returns how many there are to be now, 1 or more. */
  int count() {
    return count;
  }

  /**
   * Learns how far the process is.
   *
   * @param rows how many it has written so far
   * @param nanos the time, from any start
   */
  void measured(long rows, long nanos) {
    if (fixed || settled) {
      return;
    }
    if (windowStart < 0) {
      windowStart = nanos;
      rowsAtStart = rows;
      return;
    }
    if (nanos - windowStart < WINDOW_NANOS) {
      return;
    }
    double rate = (rows - rowsAtStart) / (double) (nanos - windowStart);
    if (rate > rateBefore * WORTH && count < ShareOptions.MOST_WORKERS) {
      rateBefore = rate;
      count++;
      windowStart = -1;
    } else {
      settled = true;
    }
  }
}

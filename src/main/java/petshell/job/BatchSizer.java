package petshell.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Says how large the next batch shall be, from how long those before held the write lock.
 * Immutable, and knows neither clock nor database.
 *
 * <p>It keeps the 95th percentile of the last twenty batches between seven tenths of the target and
 * the target, so that one outlier is ignored and the size stays clear of the limit. It grows by
 * half at most, since a larger batch is an untried one, and goes down at once: to a tenth after a
 * batch that took five times the target, because that means that the disk or the machine has
 * changed, and what was learnt before is worth nothing.
 */
public final class BatchSizer {
  private static final int FIRST_ROWS = 1_000;
  private static final int FEWEST_ROWS = 10;
  private static final int REMEMBERED = 20;
  private static final double PERCENTILE = 0.95;
  private static final double AIM = 0.7;
  private static final double MOST_GROWTH = 1.5;
  private static final int ALARM = 5;
  private static final int CUT = 10;

  /**
   * One batch that was written.
   *
   * @param rows its rows
   * @param nanos for how long it held the lock
   */
  private record Written(int rows, double nanos) {
    /** Returns how long a batch of so many rows is to be expected; more rows are not guessed at. */
    double nanosFor(int otherRows) {
      return nanos * Math.min(1, (double) otherRows / rows);
    }
  }

  private final double target;
  private final int rows;
  private final List<Written> last;

  private BatchSizer(double target, int rows, List<Written> last) {
    this.target = target;
    this.rows = rows;
    this.last = last;
  }

  /** Returns a sizer that has seen nothing yet. */
  public static BatchSizer of(BatchSize size) {
    if (size instanceof BatchSize.Auto auto) {
      return new BatchSizer(auto.lockTarget().toNanos(), FIRST_ROWS, List.of());
    }
    return new BatchSizer(Double.POSITIVE_INFINITY, ((BatchSize.Fixed) size).rows(), List.of());
  }

  /** Returns how many rows the next batch shall have. */
  public int rows() {
    return rows;
  }

  /**
   * Learns from a batch.
   *
   * @param written its rows, 1 or more; fewer than {@link #rows} where there were no more, and more
   *     where several statements of so many rows made it
   * @param held for how long it held the write lock
   * @return the sizer for the next batch
   */
  BatchSizer after(int written, Duration held) {
    if (Double.isInfinite(target)) {
      return this;
    }
    Written batch = new Written(written, Math.max(1, held.toNanos()));
    if (batch.nanosFor(rows) >= ALARM * target) {
      return new BatchSizer(target, Math.max(FEWEST_ROWS, rows / CUT), List.of());
    }
    List<Written> seen = new ArrayList<>(last);
    seen.add(batch);
    List<Written> kept = seen.subList(Math.max(0, seen.size() - REMEMBERED), seen.size());
    // A batch that was not full says nothing about what a full one takes, let alone a larger one.
    double growth = written < rows ? 1 : MOST_GROWTH;
    double expected = expected(kept);
    double factor = Math.min(growth, AIM * target / expected);
    double next = rows * (expected <= target ? Math.max(1, factor) : factor);
    int bounded = (int) Math.max(FEWEST_ROWS, Math.min(BatchSize.MAX_ROWS, next));
    return new BatchSizer(target, bounded, List.copyOf(kept));
  }

  /** Returns for how long nineteen of twenty batches of the present size may hold the lock. */
  private double expected(List<Written> seen) {
    List<Double> nanos = new ArrayList<>();
    seen.forEach(one -> nanos.add(one.nanosFor(rows)));
    Collections.sort(nanos);
    return nanos.get((int) Math.ceil(PERCENTILE * nanos.size()) - 1);
  }
}

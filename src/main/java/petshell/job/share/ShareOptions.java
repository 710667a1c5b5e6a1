package petshell.job.share;

import java.time.Duration;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a process takes part in a shared backfill.
 *
 * @param workers how many workers it has, 1 or more; empty for as many as still help
 * @param rate how many pets a second all workers of all processes may fill together, 1 or more;
 *     empty for any number
 * @param lease how long a worker that is not heard of keeps its slot, more than zero
 */
public record ShareOptions(OptionalInt workers, OptionalLong rate, Duration lease) {
  /** The most workers of one process. */
  public static final int MOST_WORKERS = 64;

  /**
   * Checks the ranges.
   *
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if a part is out of its range
   */
  public ShareOptions {
    Objects.requireNonNull(workers, "workers");
    Objects.requireNonNull(rate, "rate");
    Objects.requireNonNull(lease, "lease");
    if (workers.isPresent() && (workers.getAsInt() < 1 || workers.getAsInt() > MOST_WORKERS)) {
      throw new IllegalArgumentException("workers out of range: " + workers.getAsInt());
    }
    if (lease.isNegative() || lease.isZero()) {
      throw new IllegalArgumentException("lease must be more than zero: " + lease);
    }
  }
}

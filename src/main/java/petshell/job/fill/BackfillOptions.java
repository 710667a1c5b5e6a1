package petshell.job.fill;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import petshell.job.BatchSize;

/**
 * What a backfill shall do.
 *
 * @param batch rows a transaction
 * @param limit how many pets at most, 1 or more; empty for all
 * @param pause how long to wait between two batches, zero or more
 * @param retryFailed whether to take up the quarantined pets too
 * @param maxErrors how many pets may fail before the fault is sought elsewhere, zero or more
 * @param maxLag how far a replica of the server may be behind before the run waits for it, more
 *     than zero; empty to wait for none
 * @param watch how long to wait before polling for new pets; empty to end when all are done
 */
public record BackfillOptions(
    BatchSize batch,
    OptionalLong limit,
    Duration pause,
    boolean retryFailed,
    long maxErrors,
    Optional<Duration> maxLag,
    Optional<Duration> watch) {
  /** How many pets may fail where the user does not say. */
  public static final long DEFAULT_MAX_ERRORS = 100;

  /** All pets in batches of the default size. */
  public static final BackfillOptions DEFAULT =
      new BackfillOptions(
          BatchSize.DEFAULT,
          OptionalLong.empty(),
          Duration.ZERO,
          false,
          DEFAULT_MAX_ERRORS,
          Optional.empty(),
          Optional.empty());

  /**
   * Returns the same options with another limit.
   *
   * @param most how many pets at most, 1 or more; empty for all
   */
  public BackfillOptions upTo(OptionalLong most) {
    return new BackfillOptions(batch, most, pause, retryFailed, maxErrors, maxLag, watch);
  }

  /**
   * Checks the ranges.
   *
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if a part is out of its range
   */
  public BackfillOptions {
    Objects.requireNonNull(batch, "batch");
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(pause, "pause");
    Objects.requireNonNull(maxLag, "maxLag");
    Objects.requireNonNull(watch, "watch");
    if (limit.isPresent() && limit.getAsLong() < 1) {
      throw new IllegalArgumentException("limit must be 1 or more: " + limit.getAsLong());
    }
    if (maxErrors < 0) {
      throw new IllegalArgumentException("maxErrors must not be negative: " + maxErrors);
    }
  }
}

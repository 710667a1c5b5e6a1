package petshell.job;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How fast a run in batches goes: the size of each batch, and the rest behind it. Not thread-safe.
 */
public final class Pace {
  private static final double NEARLY_ALL = 0.95;

  private final Operation operation;
  private final boolean automatic;
  private final Duration pause;
  private final Optional<LockYield> lockYield;
  private final LockTimes lockTimes = new LockTimes();
  private BatchSizer sizer;

  /**
   * Makes the pace of one run.
   *
   * @param operation what the run works with
   * @param size how large its batches are
   * @param pause how long to rest behind each at least
   */
  public Pace(Operation operation, BatchSize size, Duration pause) {
    this.operation = operation;
    this.automatic = size instanceof BatchSize.Auto;
    this.pause = pause;
    this.sizer = BatchSizer.of(size);
    this.lockYield =
        operation
            .database()
            .services()
            .restsForOthers()
            .map(
                rests ->
                    new LockYield(
                        rests,
                        operation.clock(),
                        operation.database()::versionOfData,
                        LockYield.turn(size)));
  }

  /** Returns how many rows the next batch shall have. */
  public int rows() {
    return sizer.rows();
  }

  /**
   * Learns from a batch that was written, and rests behind it.
   *
   * @param rows how many rows it had
   * @param held for how long it held the write lock
   * @return whether the user wants the work to stop
   */
  public boolean restAfter(int rows, Duration held) {
    sizer = sizer.after(rows, held);
    lockTimes.add(held);
    Duration others = lockYield.map(turns -> turns.after(held)).orElse(Duration.ZERO);
    Duration rest = others.compareTo(pause) > 0 ? others : pause;
    return !rest.isZero() && operation.cancellation().await(rest);
  }

  /** Reports the result of an automatic batch size to the user. */
  public void report() {
    if (automatic && lockTimes.batches() > 0) {
      operation
          .progress()
          .message(
              String.format(
                  Locale.ROOT,
                  "the last batches had up to %d pets; 19 of 20 batches held the write lock for %d"
                      + " ms at most",
                  rows(),
                  lockTimes.percentile(NEARLY_ALL)));
    }
  }
}

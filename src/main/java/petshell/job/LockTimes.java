package petshell.job;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** For how long batches held the write lock, to the millisecond. Not thread-safe. */
final class LockTimes {
  private final Map<Long, Long> batchesByMillis = new TreeMap<>();
  private long batches;

  void add(Duration held) {
    batchesByMillis.merge(held.toMillis(), 1L, Long::sum);
    batches++;
  }

  /** Returns how many batches there were. */
  long batches() {
    return batches;
  }

  /**
   * Returns for how long a share of the batches held the lock at most.
   *
   * @param share from 0 to 1
   * @return milliseconds, rounded down; zero where there were no batches
   */
  long percentile(double share) {
    long wanted = (long) Math.ceil(share * batches);
    long seen = 0;
    for (Map.Entry<Long, Long> entry : batchesByMillis.entrySet()) {
      seen += entry.getValue();
      if (seen >= wanted) {
        return entry.getKey();
      }
    }
    return 0;
  }
}

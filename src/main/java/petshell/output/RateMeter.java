package petshell.output;

/**
 * Measures how fast a count grows, giving the last seconds the most weight. The first count is
 * where it starts. Not thread-safe.
 */
final class RateMeter {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MEMORY_SECONDS = 5;
  private static final double SHORTEST_SECONDS = 0.25;

  private boolean started;
  private boolean measured;
  private long lastNanos;
  private long lastCount;
  private double perSecond;

  /** Takes a count at a time in nanoseconds, and returns the speed a second, 0 while not known. */
  double measure(long nanos, long count) {
    if (!started) {
      started = true;
      lastNanos = nanos;
      lastCount = count;
    }
    double seconds = (nanos - lastNanos) / NANOS_PER_SECOND;
    if (seconds >= SHORTEST_SECONDS) {
      double speed = Math.max(0, count - lastCount) / seconds;
      double weight = measured ? 1 - Math.exp(-seconds / MEMORY_SECONDS) : 1;
      perSecond += weight * (speed - perSecond);
      measured = true;
      lastNanos = nanos;
      lastCount = count;
    }
    return perSecond;
  }
}

package petshell.output;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a piece of work has come, and how fast it goes.
 *
 * @param counts how far it has come
 * @param rowsPerSecond how fast it goes, 0 where not known yet
 * @param elapsed since it began
 */
public record ProgressState(ProgressCounts counts, double rowsPerSecond, Duration elapsed) {
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(5);
  private static final Duration TOO_FAR = Duration.ofHours(99);

  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if the speed is negative or not a number
   */
  public ProgressState {
    Objects.requireNonNull(counts, "counts");
    Objects.requireNonNull(elapsed, "elapsed");
    if (!(rowsPerSecond >= 0)) {
      throw new IllegalArgumentException("rowsPerSecond must be 0 or more, not " + rowsPerSecond);
    }
  }

  /**
   * Returns the time that the rest should take, rounded up to a second; empty while that would be a
   * guess: in the first five seconds, without any speed, beyond 99 hours, and when all is done.
   */
  public Optional<Duration> timeLeft() {
    long rest = counts.total() - counts.done();
    boolean known = elapsed.compareTo(LONG_ENOUGH) >= 0;
    if (!known || rest <= 0 || counts.finished() || rowsPerSecond == 0) {
      return Optional.empty();
    }
    double seconds = Math.ceil(rest / rowsPerSecond);
    return seconds > TOO_FAR.toSeconds()
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds((long) seconds));
  }
}

package petshell.job;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How the batches of a run were sized, and for how long they kept others from writing.
 *
 * @param rows the rows of a batch at the end
 * @param lockHeld for how long 95 of 100 batches held the write lock at most; empty where there was
 *     no batch
 * @param target for how long they were to hold it at most, where their size was chosen by that
 */
public record Pacing(int rows, Optional<Duration> lockHeld, Optional<Duration> target) {
  /** Of a run without batches. */
  public static final Pacing NONE = new Pacing(0, Optional.empty(), Optional.empty());

  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public Pacing {
    Objects.requireNonNull(lockHeld, "lockHeld");
    Objects.requireNonNull(target, "target");
  }

  /** Returns whether the lock was held for longer than it was to be. */
  public boolean isOverTarget() {
    return target.isPresent() && lockHeld.isPresent() && lockHeld.get().compareTo(target.get()) > 0;
  }

  /** Returns a sentence on batches whose size was chosen; empty of others. */
  public Optional<String> text() {
    if (target.isEmpty() || lockHeld.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "Batch size %,d; write lock held for %d ms (95th percentile, target %d ms).",
            rows,
            lockHeld.get().toMillis(),
            target.get().toMillis()));
  }
}

package petshell.store;

import java.time.Duration;
import java.util.Objects;

/**
 * How a database is opened.
 *
 * @param access what it is opened for, never null
 * @param busyTimeout how long to wait for a lock that another program holds, zero or more
 * @param waiting how to wait for that lock, never null
 */
public record OpenOptions(Access access, Duration busyTimeout, Waiting waiting) {
  /** How long to wait for a lock where the user does not say. */
  public static final Duration DEFAULT_BUSY_TIMEOUT = Duration.ofSeconds(5);

  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if the timeout is negative
   */
  public OpenOptions {
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(busyTimeout, "busyTimeout");
    Objects.requireNonNull(waiting, "waiting");
    if (busyTimeout.isNegative()) {
      throw new IllegalArgumentException("busyTimeout must not be negative: " + busyTimeout);
    }
  }

  /** Returns the same options for another access. */
  public OpenOptions withAccess(Access other) {
    return new OpenOptions(other, busyTimeout, waiting);
  }
}

package petshell.store;

import java.time.Duration;
import java.util.Objects;

/**
 * How a database is opened.
 *
 * @param access what it is opened for
 * @param busyTimeout how long to wait for a lock that another program holds, zero or more
 * @param waiting how to wait for that lock
 * @param use notified while the database may be locked
 */
public record OpenOptions(Access access, Duration busyTimeout, Waiting waiting, DatabaseUse use) {
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
    Objects.requireNonNull(use, "use");
    if (busyTimeout.isNegative()) {
      throw new IllegalArgumentException("busyTimeout must not be negative: " + busyTimeout);
    }
  }

  /**
   * Makes options for a database whose use nobody watches.
   *
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if the timeout is negative
   */
  public OpenOptions(Access access, Duration busyTimeout, Waiting waiting) {
    this(access, busyTimeout, waiting, DatabaseUse.UNWATCHED);
  }

  /** Returns the same options for another access. */
  public OpenOptions withAccess(Access other) {
    return new OpenOptions(other, busyTimeout, waiting, use);
  }

  /** Returns the same options with somebody who watches the use. */
  public OpenOptions watchedBy(DatabaseUse other) {
    return new OpenOptions(access, busyTimeout, waiting, other);
  }
}

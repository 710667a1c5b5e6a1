package petshell.store;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How a database is opened.
 *
 * @param access what it is opened for
 * @param busyTimeout how long to wait for a lock that another program holds, zero or more
 * @param waiting how to wait for that lock
 * @param use notified while the database may be locked
 * @param idleLimit for how long at most a transaction may wait for its next statement, more than
 *     zero: then the database ends it, so that a process that stands still keeps no rows locked;
 *     empty for as long as it likes. Without effect where the database is no server.
 */
public record OpenOptions(
    Access access,
    Duration busyTimeout,
    Waiting waiting,
    DatabaseUse use,
    Optional<Duration> idleLimit) {
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
    Objects.requireNonNull(idleLimit, "idleLimit");
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

  /**
   * Makes options for transactions that may be idle.
   *
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if the timeout is negative
   */
  public OpenOptions(Access access, Duration busyTimeout, Waiting waiting, DatabaseUse use) {
    this(access, busyTimeout, waiting, use, Optional.empty());
  }

  /** Returns the same options for another access. */
  public OpenOptions withAccess(Access other) {
    return new OpenOptions(other, busyTimeout, waiting, use, idleLimit);
  }

  /** Returns the same options with somebody who watches the use. */
  public OpenOptions watchedBy(DatabaseUse other) {
    return new OpenOptions(access, busyTimeout, waiting, other, idleLimit);
  }

  /** Returns the same options with a limit for idle transactions. */
  public OpenOptions withIdleLimit(Duration limit) {
    return new OpenOptions(access, busyTimeout, waiting, use, Optional.of(limit));
  }
}

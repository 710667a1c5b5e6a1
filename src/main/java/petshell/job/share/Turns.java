package petshell.job.share;

import java.time.Duration;
import java.util.Optional;
import petshell.job.Operation;
import petshell.store.Share;

/** Waits for the turns that the rate of all workers gives to one of them. */
final class Turns {
  /** A wait is cut so that the lease is renewed well before it expires. */
  private static final int RENEWALS_A_LEASE = 3;

  private final Operation operation;
  private final Share share;
  private final Duration time;

  /**
   * Makes it.
   *
   * @param time how long a lease holds
   */
  Turns(Operation operation, Share share, Duration time) {
    this.operation = operation;
    this.share = share;
    this.time = time;
  }

  /**
   * Waits for the next turn, and keeps the lease meanwhile; where there is no rate it is always the
   * worker's turn.
   *
   * @param rows how many pets the turn is for, 1 or more
   * @return why the worker is to leave before its turn; empty when it is its turn
   */
  Optional<Leaving> stopBefore(WorkerSession on, int rows) {
    if (share.rate().isEmpty()) {
      return Optional.empty();
    }
    Duration wait = on.database().write(() -> on.shares().delay(share.number(), rows));
    Duration step = time.dividedBy(RENEWALS_A_LEASE);
    while (wait.compareTo(step) > 0) {
      if (operation.cancellation().await(step)) {
        return Optional.of(Leaving.CANCELLED);
      }
      on.log().renew();
      if (on.log().isStopped()) {
        return Optional.of(Leaving.STOPPED);
      }
      wait = wait.minus(step);
    }
    return !wait.isZero() && operation.cancellation().await(wait)
        ? Optional.of(Leaving.CANCELLED)
        : Optional.empty();
  }
}

package petshell.job;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import petshell.store.PetShellException;
import petshell.store.StoreException;
import petshell.store.Upkeep;

/**
 * Has a run wait between its batches while the server has more to do than it can keep up with. What
 * cannot be seen is not waited for, and stops no run. Not thread-safe.
 */
final class Throttle {
  /** How often the server is asked. */
  static final Duration EVERY = Duration.ofSeconds(1);

  private final Operation operation;
  private final Duration mostLag;
  private final LongSupplier nanoTime;
  private Optional<Upkeep> upkeep;
  private OptionalLong lastLook = OptionalLong.empty();
  private boolean reported;

  /**
   * Makes it for one run.
   *
   * @param operation what the run works with
   * @param mostLag how far a replica may be behind
   * @param nanoTime gives the time in nanoseconds from any start
   */
  Throttle(Operation operation, Duration mostLag, LongSupplier nanoTime) {
    this.operation = operation;
    this.mostLag = mostLag;
    this.nanoTime = nanoTime;
    this.upkeep = operation.database().upkeep();
  }

  /**
   * Waits until more may be written; looks at the server only where that was some time ago.
   *
   * @return whether the user wants the work to stop
   */
  boolean isStoppedWaiting() {
    long now = nanoTime.getAsLong();
    if (lastLook.isPresent() && now - lastLook.getAsLong() < EVERY.toNanos()) {
      return false;
    }
    Optional<String> reason = look();
    while (reason.isPresent()) {
      operation.progress().held(reason.get());
      if (operation.cancellation().await(EVERY)) {
        return true;
      }
      reason = look();
    }
    lastLook = OptionalLong.of(nanoTime.getAsLong());
    return false;
  }

  private Optional<String> look() {
    try {
      Optional<String> reason = upkeep.flatMap(server -> server.reasonToWait(mostLag));
      upkeep.flatMap(Upkeep::unseen).ifPresent(this::report);
      return reason;
    } catch (StoreException e) {
      if (e.kind() == PetShellException.Kind.INTERRUPTED) {
        throw e;
      }
      report(e.getMessage() + "; the run goes on without waiting for the server");
      upkeep = Optional.empty();
      return Optional.empty();
    }
  }

  private void report(String text) {
    if (!reported) {
      reported = true;
      operation.progress().message(text);
    }
  }
}

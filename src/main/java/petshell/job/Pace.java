package petshell.job;

import java.time.Duration;
import java.util.Optional;
import petshell.store.Database;
import petshell.store.PetShellException;

/**
 * How fast a run in batches goes: the size of each batch, and the rest behind it. Not thread-safe.
 */
public final class Pace {
  private static final double NEARLY_ALL = 0.95;

  private final Operation operation;
  private final Optional<Duration> target;
  private final Duration pause;
  private final Optional<LockYield> lockYield;
  private final Optional<Throttle> throttle;
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
    this(operation, size, pause, Optional.empty());
  }

  /**
   * Makes the pace of one run that waits for the server.
   *
   * @param operation what the run works with
   * @param size how large its batches are
   * @param pause how long to rest behind each at least
   * @param mostLag how far a replica may be behind; empty to wait for none, nor for anything else
   *     that the server has to do
   */
  public Pace(Operation operation, BatchSize size, Duration pause, Optional<Duration> mostLag) {
    this.operation = operation;
    this.target =
        size instanceof BatchSize.Auto auto ? Optional.of(auto.lockTarget()) : Optional.empty();
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
    this.throttle = mostLag.map(lag -> new Throttle(operation, lag, System::nanoTime));
  }

  /**
   * Makes sure that a run can wait for replicas, where it is to.
   *
   * @throws PetShellException of the kind USAGE if the engine has none
   */
  public static void requireReplicas(Database database, Optional<Duration> mostLag) {
    if (mostLag.isPresent() && database.upkeep().isEmpty()) {
      throw new PetShellException(
          PetShellException.Kind.USAGE,
          "--max-lag is for servers with replicas, which "
              + database.services().name()
              + " does not have",
          "leave it out");
    }
  }

  /**
   * Waits until the next batch may be written, where the run waits for the server.
   *
   * @return whether the user wants the work to stop
   */
  public boolean isStoppedBefore() {
    return throttle.filter(Throttle::isStoppedWaiting).isPresent()
        || operation.cancellation().requested();
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

  /** Returns how it went so far. */
  public Pacing soFar() {
    return new Pacing(
        rows(),
        lockTimes.batches() == 0
            ? Optional.empty()
            : Optional.of(Duration.ofMillis(lockTimes.percentile(NEARLY_ALL))),
        target);
  }
}

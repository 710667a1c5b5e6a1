package petshell.job.share;

import java.time.Duration;
import java.util.Optional;
import petshell.job.BatchLog;
import petshell.job.Operation;
import petshell.store.Lease;
import petshell.store.PetShellException;
import petshell.store.RunCounts;
import petshell.store.RunDao;
import petshell.store.Share;
import petshell.store.ShareDao;

/**
 * Notes each batch of one worker in its slot, by which the lease is kept, and in the run of its
 * process. Not thread-safe.
 */
final class LeasedLog implements BatchLog {
  /** The slot has another owner, so that the batch is rolled back. */
  static final class LeaseLost extends PetShellException {
    private static final long serialVersionUID = 1L;

    private LeaseLost(Lease lease) {
      super(Kind.FAILED, "slot " + lease.slot() + " was taken over by another worker");
    }
  }

  /** The workers together may not deal with as many pets any more, so the batch is rolled back. */
  static final class LimitReached extends PetShellException {
    private static final long serialVersionUID = 1L;

    private LimitReached() {
      super(Kind.FAILED, "the limit of all workers is reached");
    }
  }

  private final Operation operation;
  private final ShareDao shares;
  private final RunDao runs;
  private final Share share;
  private final ProcessCounts counts;
  private final Duration time;
  private Optional<Lease> lease = Optional.empty();
  private Optional<String> end = Optional.empty();
  private boolean stopped;
  private boolean ending;
  private boolean done;

  /**
   * Makes a log.
   *
   * @param operation on the worker's own database
   * @param shares of that database
   * @param share the shared backfill
   * @param counts those of the process, which its workers share
   * @param time how long a lease holds
   */
  LeasedLog(
      Operation operation, ShareDao shares, Share share, ProcessCounts counts, Duration time) {
    this.operation = operation;
    this.shares = shares;
    this.runs = operation.database().dao(RunDao.class);
    this.share = share;
    this.counts = counts;
    this.time = time;
  }

  /** Sets the lease that the next batches are written under. */
  void writeUnder(Lease held) {
    lease = Optional.of(held);
    end = Optional.empty();
    done = false;
  }

  /**
   * Has the slot end with the transaction that deals with a pet, the last one of the slot; each of
   * a batch that is written row by row is one of its own.
   */
  void endSlotWith(String id) {
    end = Optional.of(id);
  }

  /** Returns whether the slot has ended with the last batch. */
  boolean isDone() {
    return done;
  }

  /** Returns whether somebody has asked the worker to stop, as of the last batch. */
  boolean isStopped() {
    return stopped;
  }

  @Override
  public long number() {
    return counts.run();
  }

  @Override
  public RunCounts counts() {
    return counts.sum();
  }

  /** The run's row comes last, since the other workers of the process wait for it. */
  @Override
  public RunCounts write(RunCounts added, Optional<String> last) {
    boolean ends = end.isPresent() && end.equals(last);
    checkpoint(last, added, ends);
    ending = ends;
    if (share.limit().isPresent()
        && !shares.grant(share.number(), added.changed() + added.failed())) {
      throw new LimitReached();
    }
    runs.add(number(), added, operation.now());
    return added;
  }

  @Override
  public void committed(RunCounts written) {
    counts.add(written);
    done = ending;
  }

  /** Keeps the lease without a batch. */
  void renew() {
    operation.database().write(() -> checkpoint(Optional.empty(), RunCounts.NONE, false));
  }

  /** Notes that all pets of the slot have been dealt with. */
  void done() {
    operation.database().write(() -> checkpoint(Optional.empty(), RunCounts.NONE, true));
  }

  private boolean checkpoint(Optional<String> last, RunCounts added, boolean done) {
    Lease held = lease.orElseThrow();
    stopped =
        shares.checkpoint(held, last, added, done, time).orElseThrow(() -> new LeaseLost(held));
    return stopped;
  }
}

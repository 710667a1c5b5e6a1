package petshell.job.share;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import petshell.job.BatchRun;
import petshell.job.BatchSize;
import petshell.job.Operation;
import petshell.job.Pacing;
import petshell.job.fill.Backfill;
import petshell.job.fill.BackfillOptions;
import petshell.store.Cursor;
import petshell.store.Lease;
import petshell.store.Share;
import petshell.store.Slot;
import petshell.store.SlotOwner;
import petshell.store.StoreException;
import petshell.store.TraitsToStore;

/** Does on one connection what a {@link LeaseWorker} decides, until it leaves. */
final class ShareWorker implements LeaseActions, Callable<Leaving> {
  /** A wait is cut so that the lease is renewed well before it expires. */
  private static final int RENEWALS_A_LEASE = 3;

  private final Operation operation;
  private final Share share;
  private final SlotOwner self;
  private final BackfillOptions options;
  private final ProcessCounts counts;
  private final Duration time;
  private final boolean alone;
  private final LeaseWorker rules;
  private Optional<WorkerSession> session = Optional.empty();
  private OptionalLong mostByLimit;
  private boolean isPlaced;
  private int rowsTried;
  private long triedAt;
  private volatile Optional<Leaving> order = Optional.empty();
  private volatile Pacing pacing = Pacing.NONE;

  /**
   * Makes a worker.
   *
   * @param operation on the process's database, of which it opens other connections; its progress
   *     takes reports from any thread
   * @param share the shared backfill
   * @param self its name
   * @param options what to do
   * @param counts those of the process
   * @param rules how it chooses and waits
   * @param time how long a lease holds
   * @param alone whether it is the only one of its process
   */
  ShareWorker(
      Operation operation,
      Share share,
      SlotOwner self,
      BackfillOptions options,
      ProcessCounts counts,
      LeaseRules rules,
      Duration time,
      boolean alone) {
    this.operation = operation;
    this.share = share;
    this.self = self;
    this.options = options;
    this.counts = counts;
    this.time = time;
    this.alone = alone;
    this.mostByLimit = share.left();
    this.rules = new LeaseWorker(share.number(), self, rules, BatchSize.MAX_ROWS);
  }

  /** Has it leave after its batch; on any thread. */
  void order(Leaving why) {
    order = Optional.of(why);
  }

  /** Returns how large its batches were, and for how long they held locks; on any thread. */
  Pacing pacing() {
    return pacing;
  }

  @Override
  public Leaving call() {
    try {
      while (rules.left().isEmpty()) {
        if (operation.cancellation().requested()) {
          rules.leave(Leaving.CANCELLED);
        }
        order.ifPresent(rules::leave);
        step();
      }
      return rules.left().orElseThrow();
    } finally {
      disconnect();
    }
  }

  private void step() {
    if (rules.left().isPresent()) {
      return;
    }
    try {
      rules.next(this);
    } catch (LeasedLog.LeaseLost e) {
      isPlaced = false;
      operation.progress().message(capitalized(e.getMessage()) + "; its batch was rolled back.");
      rules.lost(rowsTried, Duration.ofNanos(System.nanoTime() - triedAt));
    } catch (LeasedLog.LimitReached e) {
      isPlaced = false;
      mostByLimit = session().database().read(() -> shareNow()).left();
      if (mostByLimit.orElse(1) == 0) {
        rules.leave(Leaving.LIMIT);
      }
    } catch (StoreException e) {
      fail(e);
    }
  }

  private void fail(StoreException e) {
    if (BatchRun.stoppedByUser(e, operation.cancellation())) {
      isPlaced = false;
      rules.leave(Leaving.CANCELLED);
      return;
    }
    boolean isLost = e.reason() == StoreException.Reason.LOST;
    if (!isLost && e.reason() != StoreException.Reason.BUSY) {
      throw e;
    }
    isPlaced = false;
    operation
        .progress()
        .message(
            String.format(Locale.ROOT, "Worker %d tries again: %s", self.worker(), e.problem()));
    if (isLost) {
      disconnect();
    }
    rules.failed(isLost ? LeaseWorker.Failure.UNKNOWN : LeaseWorker.Failure.ROLLED_BACK);
  }

  private static String capitalized(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private WorkerSession session() {
    if (session.isEmpty()) {
      session = Optional.of(WorkerSession.open(operation, share, options, counts, time, alone));
    }
    return session.get();
  }

  private void disconnect() {
    Optional<WorkerSession> open = session;
    session = Optional.empty();
    isPlaced = false;
    try {
      open.ifPresent(WorkerSession::close);
    } catch (StoreException e) {
      System.getLogger(ShareWorker.class.getName())
          .log(System.Logger.Level.DEBUG, "the connection had ended", e);
    }
  }

  private Share shareNow() {
    return session().shares().find(share.number()).orElseThrow(Joining::gone);
  }

  /** What was read together; the state of the whole is asked for with the slots. */
  private record Seen(Share share, List<Slot> slots) {}

  @Override
  public void look() {
    Seen seen =
        session()
            .database()
            .read(() -> new Seen(shareNow(), session().shares().slots(share.number())));
    mostByLimit = seen.share().left();
    if (mostByLimit.orElse(1) == 0) {
      rules.leave(Leaving.LIMIT);
    } else {
      rules.saw(seen.share(), seen.slots());
    }
  }

  @Override
  public void claim(Slot seen) {
    Optional<Lease> lease =
        session().database().write(() -> session().shares().claim(seen, self, time));
    rules.claimed(lease);
  }

  @Override
  public void fill(Lease lease, int mostRows) {
    WorkerSession on = session();
    rowsTried = 0;
    on.log().writeUnder(lease);
    place(on, lease);
    if (on.pace().isStoppedBefore()) {
      rules.leave(Leaving.CANCELLED);
      return;
    }
    int rows =
        (int)
            Math.min(
                Math.min(on.writer().rows(on.pace().rows()), mostRows),
                mostByLimit.orElse(mostRows));
    List<TraitsToStore> batch = on.pages().next(Math.max(1, rows));
    if (batch.isEmpty()) {
      isPlaced = false;
      on.log().done();
      rules.wrote(0, Duration.ZERO, true, on.log().isStopped());
      return;
    }
    boolean isLast = !on.pages().hasMore();
    Optional<Leaving> stop =
        share.rate().isPresent() ? stopBeforeTurn(on, batch.size()) : Optional.empty();
    if (stop.isPresent()) {
      isPlaced = false;
      rules.leave(stop.get());
      return;
    }
    rowsTried = batch.size();
    triedAt = System.nanoTime();
    if (isLast) {
      on.log().endSlotWith(batch.get(batch.size() - 1).key().id());
    }
    Duration held = on.writer().write(batch);
    boolean isDone = on.log().isDone();
    isPlaced = isPlaced && !isDone;
    rules.wrote(
        rowsTried, Duration.ofNanos(System.nanoTime() - triedAt), isDone, on.log().isStopped());
    if (Backfill.tooManyErrors(counts.sum(), options.maxErrors())) {
      rules.leave(Leaving.TOO_MANY_ERRORS);
    }
    on.pace().restAfter(batch.size(), held);
    pacing = on.pace().soFar();
  }

  /** Has the pages begin where the slot stands, as it is stored. */
  private void place(WorkerSession on, Lease lease) {
    if (!isPlaced) {
      Cursor start =
          on.database()
              .read(
                  () ->
                      on.sharing().cursor(on.shares().slots(lease.share()).get(lease.slot() - 1)));
      on.pages().restart(Optional.of(start));
      isPlaced = true;
    }
  }

  /**
   * Waits for the turn that the rate of all workers gives, and keeps the lease meanwhile; returns
   * why the worker is to leave before it.
   */
  private Optional<Leaving> stopBeforeTurn(WorkerSession on, int rows) {
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

  @Override
  public void release(Lease lease) {
    isPlaced = false;
    session().database().write(() -> session().shares().release(lease));
    rules.released();
  }

  @Override
  public void await(Duration wait) {
    if (!operation.cancellation().await(wait)) {
      rules.waited();
    }
  }

  @Override
  public void end() {
    rules.ended(
        session()
            .database()
            .write(() -> session().shares().end(share.number(), self.run(), operation.now())));
  }
}

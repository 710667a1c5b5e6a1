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
import petshell.job.fill.BackfillOptions;
import petshell.store.Lease;
import petshell.store.Share;
import petshell.store.Slot;
import petshell.store.SlotOwner;
import petshell.store.StoreException;

/** Does on one connection what a {@link LeaseWorker} decides, until it leaves. */
final class ShareWorker implements LeaseActions, Callable<Leaving> {
  private final Operation operation;
  private final Share share;
  private final SlotOwner self;
  private final Duration time;
  private final LeaseWorker rules;
  private final WorkerLink link;
  private final SlotBatches batches;
  private OptionalLong mostByLimit;
  private volatile Optional<Leaving> order = Optional.empty();

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
    this.time = time;
    this.mostByLimit = share.left();
    this.rules = new LeaseWorker(share.number(), self, rules, BatchSize.MAX_ROWS);
    this.link =
        new WorkerLink(() -> WorkerSession.open(operation, share, options, counts, time, alone));
    this.batches = new SlotBatches(this.rules, options, counts, new Turns(operation, share, time));
  }

  /** Has it leave after its batch; on any thread. */
  void order(Leaving why) {
    order = Optional.of(why);
  }

  /** Returns how large its batches were, and for how long they held locks; on any thread. */
  Pacing pacing() {
    return batches.pacing();
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
      link.disconnect();
    }
  }

  private void step() {
    if (rules.left().isPresent()) {
      return;
    }
    try {
      rules.next(this);
    } catch (LeasedLog.LeaseLost e) {
      batches.placeAnew();
      operation.progress().message(capitalized(e.getMessage()) + "; its batch was rolled back.");
      rules.lost(batches.rowsTried(), batches.took());
    } catch (LeasedLog.LimitReached e) {
      batches.placeAnew();
      mostByLimit = link.session().database().read(this::shareNow).left();
      if (mostByLimit.orElse(1) == 0) {
        rules.leave(Leaving.LIMIT);
      }
    } catch (StoreException e) {
      batches.placeAnew();
      fail(e);
    }
  }

  private void fail(StoreException e) {
    if (BatchRun.stoppedByUser(e, operation.cancellation())) {
      rules.leave(Leaving.CANCELLED);
      return;
    }
    boolean isLost = e.reason() == StoreException.Reason.LOST;
    if (!isLost && e.reason() != StoreException.Reason.BUSY) {
      throw e;
    }
    operation
        .progress()
        .message(
            String.format(Locale.ROOT, "Worker %d tries again: %s", self.worker(), e.problem()));
    if (isLost) {
      link.disconnect();
    }
    rules.failed(isLost ? Failure.UNKNOWN : Failure.ROLLED_BACK);
  }

  private static String capitalized(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  private Share shareNow() {
    return link.session().shares().find(share.number()).orElseThrow(Joining::gone);
  }

  /** What was read together; the state of the whole is asked for with the slots. */
  private record Seen(Share share, List<Slot> slots) {}

  @Override
  public void look() {
    WorkerSession on = link.session();
    Seen seen = on.database().read(() -> new Seen(shareNow(), on.shares().slots(share.number())));
    mostByLimit = seen.share().left();
    if (mostByLimit.orElse(1) == 0) {
      rules.leave(Leaving.LIMIT);
    } else {
      rules.saw(seen.share(), seen.slots());
    }
  }

  @Override
  public void claim(Slot seen) {
    WorkerSession on = link.session();
    rules.claimed(on.database().write(() -> on.shares().claim(seen, self, time)));
  }

  @Override
  public void fill(Lease lease, int mostRows) {
    batches.write(link.session(), lease, mostRows, mostByLimit);
  }

  @Override
  public void release(Lease lease) {
    batches.placeAnew();
    WorkerSession on = link.session();
    on.database().write(() -> on.shares().release(lease));
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
    WorkerSession on = link.session();
    rules.ended(
        on.database().write(() -> on.shares().end(share.number(), self.run(), operation.now())));
  }
}

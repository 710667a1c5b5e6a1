package petshell.job.share;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import petshell.store.Lease;
import petshell.store.Share;
import petshell.store.Slot;
import petshell.store.SlotOwner;

/**
 * One worker of a shared backfill: what it does next, from what it was reported so far. It asks for
 * one action at a time and waits for its result. Not thread-safe.
 *
 * <p>That no pet is written twice does not depend on it, but on the compare-and-set of each
 * transaction. After a failure that leaves open whether a batch was committed it lets the slot go
 * and claims anew, so that a transaction that may still be under way fails by its epoch.
 */
public final class LeaseWorker implements LeaseResults {
  private final long share;
  private final SlotOwner self;
  private final LeaseRules rules;
  private final Candidates candidates;
  private final Patience patience;
  private LeaseStep next = new LeaseStep.Look();
  private Optional<Lease> held = Optional.empty();
  private Optional<Leaving> leaving = Optional.empty();
  private int mostRows;

  /**
   * Makes a worker that holds nothing.
   *
   * @param share the number of the shared backfill
   * @param self its name in the table of slots, which no other worker has
   * @param rules how it chooses and waits
   * @param firstRows how many rows its first batch may have, 1 or more
   */
  public LeaseWorker(long share, SlotOwner self, LeaseRules rules, int firstRows) {
    this.share = share;
    this.self = Objects.requireNonNull(self, "self");
    this.rules = Objects.requireNonNull(rules, "rules");
    this.candidates = new Candidates(rules);
    this.patience = new Patience(rules);
    this.mostRows = firstRows;
  }

  /** Returns why it has left; empty while it has something to do. */
  public Optional<Leaving> left() {
    return next instanceof LeaseStep.Nothing ? leaving : Optional.empty();
  }

  /**
   * Asks for the one action that is next.
   *
   * @throws IllegalStateException if it has left
   */
  public void next(LeaseActions actions) {
    next.ask(actions);
  }

  @Override
  public void saw(Share seen, List<Slot> slots) {
    Optional<Slot> own = slots.stream().filter(slot -> slot.isHeldBy(self)).findFirst();
    if (own.isPresent()) {
      // A claim of which it never heard: what else is under way in its name must fail.
      next = new LeaseStep.Release(hold(own.get()));
    } else if (!seen.has(self.run())) {
      leaveWith(Leaving.STOPPED);
    } else if (seen.endedAt().isPresent()) {
      leaveWith(seen.isEndedBy(self.run()) ? Leaving.ENDED : Leaving.FINISHED);
    } else if (slots.stream().allMatch(Slot::done)) {
      next = new LeaseStep.End();
    } else {
      candidates.chooseFrom(slots);
      if (candidates.next().isEmpty()) {
        patience.worked();
      }
      claimNext();
    }
  }

  private Lease hold(Slot slot) {
    Lease lease = new Lease(share, slot.number(), self, slot.epoch());
    held = Optional.of(lease);
    return lease;
  }

  private void claimNext() {
    next =
        candidates
            .next()
            .<LeaseStep>map(LeaseStep.Claim::new)
            .orElseGet(
                () -> new LeaseStep.Wait(patience.idle(candidates.known()), new LeaseStep.Look()));
  }

  @Override
  public void claimed(Optional<Lease> lease) {
    if (lease.isPresent()) {
      candidates.clear();
      patience.claimed();
      held = lease;
      next = new LeaseStep.Fill(lease.get(), mostRows);
    } else {
      candidates.nextWasTaken();
      claimNext();
    }
  }

  @Override
  public void waited() {
    if (next instanceof LeaseStep.Wait wait) {
      next = wait.then();
    }
  }

  @Override
  public void wrote(int rows, Duration took, boolean done, boolean stopped) {
    patience.worked();
    candidates.trust(held.orElseThrow().slot());
    learn(rows, took);
    if (done) {
      letGo();
    } else {
      next = new LeaseStep.Fill(held.orElseThrow(), mostRows);
    }
    if (stopped) {
      leave(Leaving.STOPPED);
    }
  }

  private void learn(int rows, Duration took) {
    if (rows > 0) {
      mostRows = rules.mostRows(rows, took);
    }
  }

  private void letGo() {
    held = Optional.empty();
    next = new LeaseStep.Look();
  }

  @Override
  public void lost(int rows, Duration took) {
    learn(rows, took);
    letGo();
  }

  @Override
  public void released() {
    letGo();
    leaving.ifPresent(this::leaveWith);
  }

  @Override
  public void ended(boolean byThis) {
    leaveWith(byThis ? Leaving.ENDED : Leaving.FINISHED);
  }

  @Override
  public void failed(Failure failure) {
    patience.failed();
    candidates.clear();
    if (leaving.isPresent()) {
      // Its lease expires by itself.
      leaveWith(leaving.get());
      return;
    }
    LeaseStep again = next instanceof LeaseStep.Claim ? new LeaseStep.Look() : next;
    if (next instanceof LeaseStep.Fill fill && failure == Failure.UNKNOWN) {
      candidates.avoid(fill.lease().slot());
      again = new LeaseStep.Release(fill.lease());
    }
    if (patience.isOver()) {
      leave(Leaving.GAVE_UP);
    } else {
      next = new LeaseStep.Wait(patience.backOff(), again);
    }
  }

  /** It is to leave, once it has let its slot go. */
  public void leave(Leaving why) {
    if (leaving.isPresent()) {
      return;
    }
    leaving = Optional.of(why);
    if (held.isPresent()) {
      next = new LeaseStep.Release(held.get());
    } else {
      leaveWith(why);
    }
  }

  private void leaveWith(Leaving why) {
    leaving = Optional.of(why);
    next = new LeaseStep.Nothing(why);
  }
}

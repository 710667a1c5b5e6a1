package petshell.job.share;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import petshell.store.Lease;
import petshell.store.Share;
import petshell.store.Slot;
import petshell.store.SlotOwner;

/**
 * One worker of a shared backfill: what it does next, from what it was reported so far. It asks for
 * one action at a time and waits for its result: a method named after what happened. Not
 * thread-safe.
 *
 * <p>That no pet is written twice does not depend on it, but on the compare-and-set of each
 * transaction. After a failure that leaves open whether a batch was committed it lets the slot go
 * and claims anew, so that a transaction that may still be under way fails by its epoch.
 */
public final class LeaseWorker {
  /** What is known of a transaction that failed. */
  public enum Failure {
    /** It was rolled back. */
    ROLLED_BACK,
    /** It may have been committed, or be under way still. */
    UNKNOWN
  }

  private enum Next {
    LOOK,
    CLAIM,
    FILL,
    RELEASE,
    WAIT,
    END,
    NOTHING
  }

  private final long share;
  private final SlotOwner self;
  private final LeaseRules rules;
  private final Deque<Slot> toTry = new ArrayDeque<>();
  private final Set<Integer> troubled = new HashSet<>();
  private Next next = Next.LOOK;
  private Next afterWait = Next.LOOK;
  private Duration wait = Duration.ZERO;
  private Optional<Lease> held = Optional.empty();
  private Optional<Leaving> leaving = Optional.empty();
  private int mostRows;
  private int idleLooks;
  private int failures;

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
    this.mostRows = firstRows;
  }

  /** Returns why it has left; empty while it has something to do. */
  public Optional<Leaving> left() {
    return next == Next.NOTHING ? leaving : Optional.empty();
  }

  /** Returns what it holds, as far as it knows. */
  public Optional<Lease> held() {
    return held;
  }

  /** Returns whether it waits for slots that others hold, or for the database to work again. */
  public boolean waits() {
    return next == Next.WAIT;
  }

  /**
   * Asks for the one action that is next.
   *
   * @throws IllegalStateException if it has left
   */
  public void next(LeaseActions actions) {
    switch (next) {
      case LOOK -> actions.look();
      case CLAIM -> actions.claim(toTry.getFirst());
      case FILL -> actions.fill(held.orElseThrow(), mostRows);
      case RELEASE -> actions.release(held.orElseThrow());
      case WAIT -> actions.await(wait);
      case END -> actions.end();
      case NOTHING -> throw new IllegalStateException("it has left: " + leaving);
    }
  }

  /**
   * It has looked.
   *
   * @param seen the shared backfill
   * @param slots all its slots, or those that are not done
   */
  public void saw(Share seen, List<Slot> slots) {
    toTry.clear();
    Optional<Slot> own = slots.stream().filter(this::isOwn).findFirst();
    if (own.isPresent()) {
      // A claim of which it never heard: what else is under way in its name must fail.
      held = Optional.of(leaseOf(own.get()));
      next = Next.RELEASE;
    } else if (!seen.has(self.run())) {
      leaveWith(Leaving.STOPPED);
    } else if (seen.endedAt().isPresent()) {
      leaveWith(seen.isEndedBy(self.run()) ? Leaving.ENDED : Leaving.FINISHED);
    } else if (slots.stream().allMatch(Slot::done)) {
      next = Next.END;
    } else {
      toTry.addAll(rules.toTry(slots, troubled));
      if (toTry.isEmpty()) {
        // The database works, so that failures of long ago do not add up.
        failures = 0;
        idle();
      } else {
        next = Next.CLAIM;
      }
    }
  }

  private boolean isOwn(Slot slot) {
    return !slot.done() && slot.owner().equals(Optional.of(self));
  }

  /**
   * It has tried to claim a slot.
   *
   * @param lease its hold on the slot; empty where another worker was faster
   */
  public void claimed(Optional<Lease> lease) {
    toTry.removeFirst();
    if (lease.isPresent()) {
      toTry.clear();
      idleLooks = 0;
      held = lease;
      next = Next.FILL;
    } else if (toTry.isEmpty()) {
      idle();
    }
  }

  private Lease leaseOf(Slot slot) {
    return new Lease(share, slot.number(), self, slot.epoch());
  }

  private void idle() {
    await(rules.idle(idleLooks), Next.LOOK);
    idleLooks++;
  }

  private void await(Duration time, Next then) {
    wait = time;
    afterWait = then;
    next = Next.WAIT;
  }

  /** It has waited. */
  public void waited() {
    next = afterWait;
  }

  /**
   * A batch is committed.
   *
   * @param rows how many it had, zero or more
   * @param took how long the transaction took
   * @param done whether the slot is done
   * @param stopped whether somebody has asked it to stop
   */
  public void wrote(int rows, Duration took, boolean done, boolean stopped) {
    failures = 0;
    troubled.remove(held.orElseThrow().slot());
    learn(rows, took);
    if (done) {
      held = Optional.empty();
      next = Next.LOOK;
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

  /**
   * A batch was rolled back because another worker has taken the slot over.
   *
   * @param rows how many it had, zero or more
   * @param took how long the transaction took
   */
  public void lost(int rows, Duration took) {
    learn(rows, took);
    held = Optional.empty();
    next = Next.LOOK;
  }

  /** It has let its slot go, or found that it had lost it. */
  public void released() {
    held = Optional.empty();
    leaving.ifPresentOrElse(this::leaveWith, () -> next = Next.LOOK);
  }

  /**
   * It has tried to end the shared backfill.
   *
   * @param byThis whether its process did; false where another was faster
   */
  public void ended(boolean byThis) {
    leaveWith(byThis ? Leaving.ENDED : Leaving.FINISHED);
  }

  /**
   * The database failed, so that the last action is not done as far as is known. It tries again
   * after a while, and gives up after many failures in a row.
   */
  public void failed(Failure failure) {
    failures++;
    toTry.clear();
    if (leaving.isPresent()) {
      // Its lease expires by itself.
      leaveWith(leaving.get());
      return;
    }
    Next again = next == Next.CLAIM ? Next.LOOK : next;
    if (next == Next.FILL && failure == Failure.UNKNOWN) {
      troubled.add(held.orElseThrow().slot());
      again = Next.RELEASE;
    }
    if (LeaseRules.givesUpAfter(failures)) {
      leave(Leaving.GAVE_UP);
    } else {
      await(rules.backOff(failures), again);
    }
  }

  /** It is to leave, once it has let its slot go. */
  public void leave(Leaving why) {
    if (leaving.isPresent()) {
      return;
    }
    leaving = Optional.of(why);
    if (held.isPresent()) {
      next = Next.RELEASE;
    } else {
      leaveWith(why);
    }
  }

  private void leaveWith(Leaving why) {
    leaving = Optional.of(why);
    next = Next.NOTHING;
  }
}

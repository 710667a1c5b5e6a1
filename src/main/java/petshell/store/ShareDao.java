package petshell.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Shared backfills, their slots and the leases on these. Whether a lease has run out is decided by
 * the database's clock alone. For use in transactions; which statements belong to the same one is
 * said where it matters.
 */
public interface ShareDao {
  /** Returns the shared backfills that have not ended, the newest first. */
  List<Share> unfinished();

  /**
   * Returns those that have not ended, and those of which a run that has joined them still goes on
   * over all pets; the newest first.
   */
  List<Share> active();

  /** Finds the shared backfills that a run started or holds slots of, the newest first. */
  List<Share> ofRun(long run);

  /** Finds a shared backfill. */
  Optional<Share> find(long number);

  /**
   * Stores a new shared backfill, which the run that starts it has joined.
   *
   * @param number that of the run that starts it
   * @param now the time, as the journal writes it
   * @param total see {@link Share#total}
   * @param limit see {@link Share#limit}
   * @param rate see {@link Share#rate}, 1 or more
   */
  void insert(long number, String now, long total, OptionalLong limit, OptionalLong rate);

  /**
   * Stores the slots of a new shared backfill, which cover all pets there are and will be.
   *
   * @param bounds where to cut, in the database's order; one less than the slots to make
   */
  void addSlots(long number, List<String> bounds);

  /** Returns all slots of a shared backfill, in the order of their numbers. */
  List<Slot> slots(long number);

  /** Returns those that a worker may claim, in the order of their numbers. */
  List<Slot> free(long number);

  /**
   * Claims a slot, in a transaction of its own. Of several workers that saw the same slot, one gets
   * it.
   *
   * @param seen the slot as it was read
   * @param owner who wants it
   * @param time how long the lease holds without {@link #checkpoint}, more than zero
   * @return the lease; empty where the slot is done or has another owner by now
   */
  Optional<Lease> claim(Slot seen, SlotOwner owner, Duration time);

  /**
   * Notes in the transaction of a batch how far it has got, and renews the lease. If the lease is
   * lost, the batch must be rolled back.
   *
   * @param position the id of the last pet that the batch dealt with; empty where there was none
   * @param added what the batch did; {@link RunCounts#unchanged} is not kept
   * @param done whether the slot ends there
   * @param time see {@link #claim}
   * @return whether the workers of this run are to stop; empty where the lease is lost
   */
  Optional<Boolean> checkpoint(
      Lease lease, Optional<String> position, RunCounts added, boolean done, Duration time);

  /**
   * Lets a slot that is not done go, so that others can claim it at once.
   *
   * @return false where the lease was lost before, and nothing was changed
   */
  boolean release(Lease lease);

  /** Asks the workers of all runs that have joined to stop after their batches. */
  void requestStop(long number);

  /** Has a run join, whose workers go on until the next {@link #requestStop}. */
  void join(long number, long run);

  /**
   * Counts the pets of a batch against the limit, in the batch's transaction. Until that ends,
   * other workers wait for their own counts, so this is best called at its end.
   *
   * @param rows how many, zero or more
   * @return false where the limit does not allow as many, and nothing was counted
   */
  boolean grant(long number, long rows);

  /**
   * Takes the next turn where there is a rate, in a transaction of its own: turns of all workers
   * follow each other as the rate allows.
   *
   * @param rows how many pets the turn is for, 1 or more
   * @return how long to wait before they are written; zero where there is no rate
   */
  Duration delay(long number, long rows);

  /**
   * Ends a shared backfill.
   *
   * @param run that of the process that wants to end it
   * @param now the time, as the journal writes it
   * @return whether it was this run that ended it, by this call or before; of several runs, one is
   */
  boolean end(long number, long run, String now);

  /** Returns what was done in all slots together. */
  RunCounts sums(long number);
}

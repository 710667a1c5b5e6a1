package petshell.job.share;

import java.time.Duration;
import petshell.store.Lease;
import petshell.store.Slot;

/**
 * What a worker can do with a shared backfill. Each of these is one transaction, or none; its
 * result is reported to the {@link LeaseWorker} that asked for it, at once or later.
 */
public interface LeaseActions {
  /** Reads the shared backfill and its slots; to be reported by {@link LeaseResults#saw}. */
  void look();

  /**
   * Claims a slot by compare-and-set on its epoch, in a transaction of its own; to be reported by
   * {@link LeaseResults#claimed}.
   *
   * @param seen the slot as it was read: free, or expired
   */
  void claim(Slot seen);

  /**
   * Writes one batch from where the slot stands, with its lease in the same transaction; to be
   * reported by {@link LeaseResults#wrote}, {@link LeaseResults#lost} or {@link
   * LeaseResults#leave}.
   *
   * @param lease the hold on the slot
   * @param mostRows how many rows it may have at most, 1 or more, to end well before the expiry
   */
  void fill(Lease lease, int mostRows);

  /**
   * Lets a slot go, if the lease still holds it; to be reported by {@link LeaseResults#released} in
   * either case.
   */
  void release(Lease lease);

  /** Waits, or less if the process is to stop; to be reported by {@link LeaseResults#waited}. */
  void await(Duration time);

  /**
   * Ends the shared backfill by compare-and-set, if nobody has; to be reported by {@link
   * LeaseResults#ended}.
   */
  void end();
}

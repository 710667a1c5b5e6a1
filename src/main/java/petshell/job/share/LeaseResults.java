package petshell.job.share;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import petshell.store.Lease;
import petshell.store.Share;
import petshell.store.Slot;

/** Takes what came of the {@link LeaseActions} that a worker has asked for. */
public interface LeaseResults {
  /**
   * It has looked.
   *
   * @param seen the shared backfill
   * @param slots all its slots, or those that are not done
   */
  void saw(Share seen, List<Slot> slots);

  /**
   * It has tried to claim a slot.
   *
   * @param lease its hold on the slot; empty where another worker was faster
   */
  void claimed(Optional<Lease> lease);

  /** It has waited. */
  void waited();

  /**
   * A batch is committed.
   *
   * @param rows how many it had, zero or more
   * @param took how long the transaction took
   * @param done whether the slot is done
   * @param stopped whether somebody has asked it to stop
   */
  void wrote(int rows, Duration took, boolean done, boolean stopped);

  /**
   * A batch was rolled back because another worker has taken the slot over.
   *
   * @param rows how many it had, zero or more
   * @param took how long the transaction took
   */
  void lost(int rows, Duration took);

  /** It has let its slot go, or found that it had lost it. */
  void released();

  /**
   * It has tried to end the shared backfill.
   *
   * @param byThis whether its process did; false where another was faster
   */
  void ended(boolean byThis);

  /**
   * The database failed, so that the last action is not done as far as is known. It tries again
   * after a while, and gives up after many failures in a row.
   */
  void failed(Failure failure);
}

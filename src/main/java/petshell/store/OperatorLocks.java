package petshell.store;

import java.time.Duration;

/**
 * The locks that keep operators of one database apart; they die with the process that holds them.
 * Those who change the schema hold it alone; those who change rows hold it together.
 */
public interface OperatorLocks {
  /**
   * Takes the lock, waiting for it where others hold it.
   *
   * @param mode with whom it may be shared
   * @param holder who takes it, for the others
   * @param timeout how long to wait, zero or more
   * @param waiting how to wait
   * @return the lock, which the caller closes
   * @throws PetShellException if another holds it for longer, or it cannot be taken at all
   */
  OperatorLock acquire(
      OperatorLock.Mode mode, LockHolder holder, Duration timeout, Waiting waiting);

  /**
   * Makes sure that nothing keeps {@link #acquire} from its work, as far as that can be seen by
   * looking. This process must hold no lock.
   *
   * @throws PetShellException if something does
   */
  void requireUsable();

  /**
   * Asks whether the process of a run is alive, where this process holds no lock.
   *
   * @param run the run's number
   * @return true also where nobody knows
   */
  boolean isAlive(long run);

  /** Returns whether {@link #isAlive} knows of the processes of other machines, too. */
  boolean seesOtherHosts();
}

package petshell.store;

/**
 * A lock that this process holds, by which petshells on one database keep out of each other's way.
 */
public interface OperatorLock extends AutoCloseable {
  /** Who may hold the lock at the same time. */
  enum Mode {
    /** Nobody else: the schema changes. */
    ALONE,
    /** Others of this mode: only rows change. */
    TOGETHER
  }

  /**
   * Shows the others that a run is alive, and no other one, until this lock is closed.
   *
   * @param run the run's number
   */
  void markAlive(long run);

  /**
   * Asks whether the process of a run is alive.
   *
   * @param run the run's number
   */
  boolean isAlive(long run);

  /**
   * Makes sure that the lock is still held, which a lock of another machine may not be.
   *
   * @throws PetShellException if it is lost, so that nothing more may be written
   */
  void requireHeld();

  /**
   * Removes what the lock leaves behind; only who holds it alone, and works there last, does so.
   */
  void removeTraces();

  /** Gives the lock back. */
  @Override
  void close();
}

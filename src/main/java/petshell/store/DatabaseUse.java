package petshell.store;

/**
 * Notified while a database may be locked by this process, so that the process is not stopped then.
 * Thread-safe.
 */
public interface DatabaseUse {
  /** Notifies nobody. */
  DatabaseUse UNWATCHED =
      new DatabaseUse() {
        @Override
        public void starts() {}

        @Override
        public void ends() {}
      };

  /** Takes that a lock may be taken from now on. */
  void starts();

  /** Takes that what was started holds no lock any more; may take its time, but never throws. */
  void ends();
}

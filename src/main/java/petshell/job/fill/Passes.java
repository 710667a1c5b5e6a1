package petshell.job.fill;

/**
 * Decides when to stop going over all rows again: new pets get a pass of their own, but where each
 * pass finds as many as the one before, something makes them as fast as they are filled.
 */
final class Passes {
  /** Enough for what an app inserts meanwhile: each pass takes a fraction of the one before. */
  private static final int MOST = 10;

  private static final int ENOUGH_TO_JUDGE = 3;
  private static final long MANY = 100;

  private int passes;
  private long storedBefore = Long.MAX_VALUE;
  private boolean growing;

  /**
   * Notes a pass that was not the last.
   *
   * @param stored how many rows it gave traits to, zero or more
   */
  void add(long stored) {
    passes++;
    growing = passes >= ENOUGH_TO_JUDGE && stored >= MANY && stored >= storedBefore;
    storedBefore = stored;
  }

  /** Returns whether there would be no end to it. */
  boolean areEndless() {
    return growing || passes >= MOST;
  }

  /** Returns how many there were. */
  int count() {
    return passes;
  }
}

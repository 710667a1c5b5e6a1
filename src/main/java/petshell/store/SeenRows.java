package petshell.store;

/**
 * Remembers which rows a run has dealt with, so that it does not deal with one for ever. It takes
 * little memory: of very many rows it remembers the first only, and it may take two rows for the
 * same by chance, seldom. Not thread-safe.
 */
public interface SeenRows {
  /** What has become of a row. */
  enum Fate {
    /** The run has not dealt with it, as far as is remembered. */
    NEW,
    /** Its traits were stored. */
    STORED,
    /** It could not be given traits. */
    FAILED
  }

  /** Returns what has become of a row so far. */
  Fate fate(TraitsToStore row);

  /** Remembers that the traits of a row were stored. */
  void stored(TraitsToStore row);

  /** Remembers that a row could not be given traits. */
  void failed(TraitsToStore row);
}

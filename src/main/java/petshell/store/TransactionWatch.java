package petshell.store;

/** Notified how far each transaction is, so that tests can make it fail there. */
@FunctionalInterface
interface TransactionWatch {
  /** How far a transaction is. */
  enum Point {
    /** Nothing has been asked of the engine. */
    BEFORE_BEGIN,
    /** The engine's transaction is open. */
    BEGUN,
    /** All of the work is done. */
    BEFORE_COMMIT,
    /** What was written stays, but the caller does not know. */
    COMMITTED
  }

  /** Watches nothing. */
  TransactionWatch NONE = point -> {};

  /**
   * Takes a point; what it throws goes to the caller of the transaction, which is rolled back where
   * it is not committed.
   */
  void reached(Point point);
}

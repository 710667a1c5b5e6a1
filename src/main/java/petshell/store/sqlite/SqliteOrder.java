package petshell.store.sqlite;

/**
 * Watches that the rows of the pets come one behind the other. In a damaged file they may come
 * again and again, and who reads on from the last one would never end. Not thread-safe.
 */
final class SqliteOrder {
  private long last;
  private boolean isFirst = true;

  /**
   * Begins to watch.
   *
   * @param from the lowest position that was asked for
   */
  SqliteOrder(long from) {
    if (from > Long.MIN_VALUE) {
      last = from - 1;
      isFirst = false;
    }
  }

  /**
   * Takes the next row.
   *
   * @throws DamageException if it is not behind the one before
   */
  void next(long position) throws DamageException {
    if (!isFirst && position <= last) {
      throw new DamageException("row " + position + " of \"Pet\" came behind row " + last);
    }
    last = position;
    isFirst = false;
  }
}

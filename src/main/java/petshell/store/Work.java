package petshell.store;

import java.util.function.Supplier;

/** Work in transactions; one within another is part of it. */
public interface Work extends Reading {
  /**
   * Does all of the work or none of it, and lets nobody else write meanwhile. Where readers keep it
   * from being committed, it is rolled back, so that they can go on, and done again, until the busy
   * timeout is over.
   *
   * @param work may be done more than once; what it leaves outside of the database is that of the
   *     last time
   * @return what the work returns
   * @throws StoreException if the database fails; then nothing was written
   */
  <T> T write(Supplier<T> work);

  /**
   * Does all of the work on one state of the database; where it finds somebody else at work, it is
   * done again until the busy timeout is over.
   *
   * @param work throws a {@link StoreException} of the reason BUSY to wait
   * @return what the work returns
   * @throws StoreException if the database fails, or is not free in time
   */
  <T> T readWhenFree(Supplier<T> work);
}

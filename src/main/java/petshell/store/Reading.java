package petshell.store;

import java.util.function.Supplier;

/** Reads one state of a database. */
public interface Reading {
  /**
   * Does all of the work on one state; within a transaction, on the state of that.
   *
   * @return what the work returns
   * @throws StoreException if the database fails
   */
  <T> T read(Supplier<T> work);

  /**
   * Does work whose every statement may see a state of its own, such as one that has one statement
   * only; so there need be no transaction.
   *
   * @return what the work returns
   * @throws StoreException if the database fails
   */
  <T> T look(Supplier<T> work);
}

package petshell.job;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import petshell.store.StoreException;
import petshell.store.StoreException.Reason;

/**
 * Writes a batch in one transaction; if a row is rejected, retries each row in a transaction of its
 * own.
 */
public final class BatchFallback {
  private BatchFallback() {}

  /**
   * Commits rows in one transaction or, if a row is rejected, each in one of its own.
   *
   * @param rows what to write
   * @param commit writes some rows in one transaction
   * @param refused called for each row that is rejected alone, too
   * @param stop asked after each row that is written alone, whether to leave the rest
   * @throws StoreException if the fault is not in the rows
   */
  public static <T> void write(
      List<T> rows,
      Consumer<List<T>> commit,
      BiConsumer<T, StoreException> refused,
      BooleanSupplier stop) {
    try {
      commit.accept(rows);
    } catch (StoreException e) {
      requireFaultOfRows(e);
      for (T row : rows) {
        writeAlone(row, commit, refused);
        if (stop.getAsBoolean()) {
          return;
        }
      }
    }
  }

  private static <T> void writeAlone(
      T row, Consumer<List<T>> commit, BiConsumer<T, StoreException> refused) {
    try {
      commit.accept(List.of(row));
    } catch (StoreException e) {
      requireFaultOfRows(e);
      refused.accept(row, e);
    }
  }

  /** OTHER may be a row's fault too: a trigger that fails on it. */
  private static void requireFaultOfRows(StoreException e) {
    if (e.reason() != Reason.ROW && e.reason() != Reason.OTHER) {
      throw e;
    }
  }
}

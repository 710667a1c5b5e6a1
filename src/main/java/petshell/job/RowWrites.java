package petshell.job;

import petshell.store.Database;
import petshell.store.ReplacedDao;
import petshell.store.StoreException;

/** Checks that what was written to a row is what the database keeps, whatever its triggers do. */
public final class RowWrites {
  /** Why a row failed whose traits are not those that were written. */
  public static final String NOT_KEPT = "a trigger cleared or changed the traits that were stored";

  private RowWrites() {}

  /** Makes sure that a write that had to hit its row did so. */
  public static void requireWritten(int rows) {
    if (rows == 0) {
      throw new StoreException(StoreException.Reason.ROW, "a trigger blocked the write", null);
    }
  }

  /** Makes sure that no trigger has undone a write within its transaction. */
  public static void requireKept(Database database, RunLog log, Object petId) {
    requireKept(database.dao(ReplacedDao.class).isAsWritten(log.number(), petId));
  }

  /** Makes sure that what was written is what is stored. */
  public static void requireKept(boolean kept) {
    if (!kept) {
      throw new StoreException(StoreException.Reason.ROW, NOT_KEPT, null);
    }
  }
}

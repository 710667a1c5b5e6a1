package petshell.job.share;

import petshell.job.Operation;
import petshell.store.Database;
import petshell.store.ShareDao;

/**
 * Ends the work of a process when somebody has asked all workers to stop, whatever it waits for.
 */
final class StopCheck {
  private final Operation operation;
  private final long share;
  private final long run;

  /**
   * Makes it.
   *
   * @param share the number of the shared backfill
   * @param run that of the process
   */
  StopCheck(Operation operation, long share, long run) {
    this.operation = operation;
    this.share = share;
    this.run = run;
  }

  /** Looks whether the process is to go on; on the thread that uses the connection. */
  void look() {
    Database database = operation.database();
    ShareDao shares = database.sharing().orElseThrow().dao();
    if (!operation.cancellation().requested()
        && !database.read(() -> shares.find(share)).map(is -> is.has(run)).orElse(false)) {
      operation.progress().message(SharedBackfill.STOPPED);
      operation.cancellation().request();
    }
  }
}

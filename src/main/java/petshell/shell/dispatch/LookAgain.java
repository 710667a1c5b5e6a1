package petshell.shell.dispatch;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import petshell.shell.call.Call;
import petshell.shell.call.CallResult;
import petshell.shell.call.ErrorReport;
import petshell.store.StoreException;

/**
 * Runs a command again that looked at a database while another program opened it and wrote. Then
 * that program is there, and its locks see to what is read. What has printed results is not run
 * again, so that none come twice.
 */
final class LookAgain {
  private static final int MOST_LOOKS = 5;

  private LookAgain() {}

  /** Runs a call, until it has looked in peace. */
  static CallResult run(Call call, Function<Call, CallResult> command) {
    AtomicBoolean printed = new AtomicBoolean();
    Call observed = call.on(call.console().observedBy(() -> printed.set(true)));
    for (int looks = 1; ; looks++) {
      try {
        return command.apply(observed);
      } catch (RuntimeException failed) {
        if (printed.get() || looks == MOST_LOOKS || !isMoved(failed)) {
          throw failed;
        }
      }
    }
  }

  private static boolean isMoved(RuntimeException failed) {
    return ErrorReport.unwrap(failed) instanceof StoreException store
        && store.reason() == StoreException.Reason.MOVED;
  }
}

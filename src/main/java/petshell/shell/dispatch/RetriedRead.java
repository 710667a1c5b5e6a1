package petshell.shell.dispatch;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import petshell.shell.call.Call;
import petshell.shell.call.CallResult;
import petshell.shell.call.ErrorReport;
import petshell.store.StoreException;

/**
 * Runs a command again that read a database while another program opened it and wrote. The second
 * time that program has its locks, which protect the read. A command that has printed results is
 * not run again, so that none are printed twice.
 */
final class RetriedRead {
  private static final int MOST_TRIES = 5;

  private RetriedRead() {}

  /** Runs a call until it has read undisturbed, five times at most. */
  static CallResult run(Call call, Function<Call, CallResult> command) {
    AtomicBoolean printed = new AtomicBoolean();
    Call observed = call.on(call.console().observedBy(() -> printed.set(true)));
    for (int tries = 1; ; tries++) {
      try {
        return command.apply(observed);
      } catch (RuntimeException failed) {
        if (printed.get() || tries == MOST_TRIES || !isMoved(failed)) {
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

package petshell.shell.dispatch;

import java.time.Duration;
import java.time.Instant;
import petshell.shell.call.Call;

/** Rings at the end of long work, for whoever has turned to something else meanwhile. */
final class Bell {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final String BELL = "\u0007";

  private final Call call;
  private final Instant started;

  private Bell(Call call) {
    this.call = call;
    this.started = call.clock().instant();
  }

  /** Returns the bell of a call that starts now. */
  static Bell of(Call call) {
    return new Bell(call);
  }

  /** Rings, if standard error is a terminal, messages are wanted and the work was long. */
  void end() {
    boolean isLong = Duration.between(started, call.clock().instant()).compareTo(LONG) > 0;
    if (isLong && call.console().facts().errorTerminal() && !call.console().quiet()) {
      call.console().err().print(BELL);
      call.console().err().flush();
    }
  }
}

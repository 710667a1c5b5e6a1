package petshell.shell.call;

import java.util.Arrays;
import java.util.Locale;
import petshell.store.PetShellException;

/** How a command ended; each has the exit code of the process. */
public enum ExitCode {
  /** All is done. */
  DONE(0),
  /** The work was tried and failed, wholly or in part. */
  FAILED(PetShellException.Kind.FAILED.exitCode()),
  /** The words typed make no sense; nothing was run. */
  USAGE(PetShellException.Kind.USAGE.exitCode()),
  /** A check found something pending or wrong. */
  PENDING(PetShellException.Kind.PENDING.exitCode()),
  /** Not allowed as asked. */
  REFUSED(PetShellException.Kind.REFUSED.exitCode()),
  /** Stopped by the user or the system before the end. */
  INTERRUPTED(PetShellException.Kind.INTERRUPTED.exitCode());

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /**
   * Returns the end with an exit code.
   *
   * @throws IllegalArgumentException if no end has it
   */
  public static ExitCode of(int code) {
    return Arrays.stream(values())
        .filter(end -> end.code == code)
        .findAny()
        .orElseThrow(() -> new IllegalArgumentException("no end of a command: " + code));
  }

  /** Returns the exit code of the process, from 0 to 255. */
  public int code() {
    return code;
  }

  /** Returns the word for this end, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}

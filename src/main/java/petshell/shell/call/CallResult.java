package petshell.shell.call;

/**
 * How one call ended.
 *
 * @param code its exit code
 * @param leaving whether the prompt or the command file ends after it
 */
public record CallResult(int code, boolean leaving) {
  /** Returns whether the command ended as done. */
  public boolean isDone() {
    return code == ExitCode.DONE.code();
  }

  boolean isInterrupted() {
    return code == ExitCode.INTERRUPTED.code();
  }
}

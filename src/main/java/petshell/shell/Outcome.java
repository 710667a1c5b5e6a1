package petshell.shell;

/**
 * How one call ended.
 *
 * @param code its exit code
 * @param leaving whether the prompt or the command file ends after it
 */
record Outcome(int code, boolean leaving) {
  boolean isDone() {
    return code == ExitCode.DONE.code();
  }

  boolean isInterrupted() {
    return code == ExitCode.INTERRUPTED.code();
  }
}

package petshell.shell.call;

import petshell.store.PetShellException;

/** Thrown when the error has already been printed; carries only the exit code. */
public final class ReportedFailure extends PetShellException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * Makes one.
   *
   * @param exitCode the exit code, from 1 to 255
   */
  public ReportedFailure(int exitCode) {
    super(Kind.FAILED, "a line of the command file failed");
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}

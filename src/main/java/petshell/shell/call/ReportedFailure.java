package petshell.shell.call;

import petshell.store.PetShellException;

/** Ends a call whose failure has been told already, as that of a line in a command file. */
public final class ReportedFailure extends PetShellException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  public ReportedFailure(int exitCode) {
    super(Kind.FAILED, "a line of the command file failed");
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }
}

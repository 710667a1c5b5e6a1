package petshell.output;

import java.util.Objects;

/** Something failed after a part of the result was printed. */
public final class UnfinishedOutput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param cause what failed
   */
  public UnfinishedOutput(RuntimeException cause) {
    super(Objects.requireNonNull(cause, "cause"));
  }
}

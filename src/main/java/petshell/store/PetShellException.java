package petshell.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The one root of what petshell says when it cannot do what was asked. Its message is one line for
 * people, shaped {@code what happened: which value: what to do}.
 */
public class PetShellException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What kind of end this is; each kind has one exit code. */
  public enum Kind {
    /** The work was tried and failed. */
    FAILED(1),
    /** The words typed make no sense; nothing was run. */
    USAGE(2),
    /** A check found something pending or wrong. */
    PENDING(3),
    /** Not allowed as asked: needs a confirmation, or the database may only be read. */
    REFUSED(4),
    /** Stopped by the user or the system before the end. */
    INTERRUPTED(130);

    private final int exitCode;

    Kind(int exitCode) {
      this.exitCode = exitCode;
    }

    /** Returns the exit code of the process, from 1 to 255. */
    public int exitCode() {
      return exitCode;
    }
  }

  private final Kind kind;

  /**
   * Makes an exception.
   *
   * @param kind which exit code it leads to
   * @param message one line: what happened, which value, what to do; may hold text of users, which
   *     whoever prints it makes harmless
   */
  public PetShellException(Kind kind, String message) {
    this(kind, message, null);
  }

  /**
   * Makes an exception with the one that led to it.
   *
   * @param kind which exit code it leads to
   * @param message one line: what happened, which value, what to do
   * @param cause what led to it; null where it is not known
   */
  public PetShellException(Kind kind, String message, @Nullable Throwable cause) {
    super(Objects.requireNonNull(message, "message"), cause);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  /** Returns the line. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage(), "message");
  }

  /** Returns which exit code this leads to. */
  public Kind kind() {
    return kind;
  }
}

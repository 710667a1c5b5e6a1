package petshell.store;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one root of what petshell says when it cannot do what was asked: what happened, and a hint
 * what to do about it. Both are parts of one line for people; they may hold text of users, which
 * whoever prints it makes harmless.
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
  private final String problem;
  private final @Nullable String hint;

  /**
   * Makes an exception without a hint.
   *
   * @param kind which exit code it leads to
   * @param problem what happened, with the value that is at fault
   */
  public PetShellException(Kind kind, String problem) {
    this(kind, problem, null, null);
  }

  /**
   * Makes an exception.
   *
   * @param kind which exit code it leads to
   * @param problem what happened, with the value that is at fault
   * @param hint what to do; null where there is nothing to say
   */
  public PetShellException(Kind kind, String problem, @Nullable String hint) {
    this(kind, problem, hint, null);
  }

  /**
   * Makes an exception without a hint, with the one that led to it.
   *
   * @param kind which exit code it leads to
   * @param problem what happened, with the value that is at fault
   * @param cause what led to it; null where it is not known
   */
  public PetShellException(Kind kind, String problem, @Nullable Throwable cause) {
    this(kind, problem, null, cause);
  }

  /**
   * Makes an exception with the one that led to it.
   *
   * @param kind which exit code it leads to
   * @param problem what happened, with the value that is at fault
   * @param hint what to do; null where there is nothing to say
   * @param cause what led to it; null where it is not known
   */
  public PetShellException(
      Kind kind, String problem, @Nullable String hint, @Nullable Throwable cause) {
    super(hint == null ? problem : problem + "; " + hint, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
    this.problem = Objects.requireNonNull(problem, "problem");
    this.hint = hint;
  }

  /** Returns the whole line: what happened and, behind a semicolon, the hint. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage(), "message");
  }

  /** Returns what happened. */
  public String problem() {
    return problem;
  }

  /** Returns what to do, if there is a hint. */
  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }

  /** Returns which exit code this leads to. */
  public Kind kind() {
    return kind;
  }
}

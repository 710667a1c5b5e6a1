package petshell.store;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The database could not do what it was asked. */
public final class StoreException extends PetShellException {
  private static final long serialVersionUID = 1L;

  /** Why, as far as it decides what to do next. */
  public enum Reason {
    /** Another program held a lock for longer than the busy timeout. */
    BUSY,
    /** The statement was refused for this row: a trigger, a constraint, a value too big. */
    ROW,
    /** The work was cancelled. */
    CANCELLED,
    /**
     * The database went away, was replaced or is none; or disk, rights or the way to it are at
     * fault, for this row as for all.
     */
    FILE,
    /** The connection ended, or the server did not answer; a new one may do, at once or later. */
    LOST,
    /** The database lets this user in, but only to read. */
    READ_ONLY,
    /** A password is asked for, and none is given; see {@link DatabaseAddress#withPassword}. */
    PASSWORD,
    /** Another program wrote while the database was read without locks; what was read is void. */
    MOVED,
    /** Anything else. */
    OTHER
  }

  private final Reason reason;

  /**
   * Makes an exception without a hint.
   *
   * @param reason why
   * @param problem what happened, with the value that is at fault
   * @param cause the driver's exception; null where there is none
   */
  public StoreException(Reason reason, String problem, @Nullable Throwable cause) {
    this(reason, problem, null, cause);
  }

  /**
   * Makes an exception.
   *
   * @param reason why
   * @param problem what happened, with the value that is at fault
   * @param hint what to do; null where there is nothing to say
   * @param cause the driver's exception; null where there is none
   */
  public StoreException(
      Reason reason, String problem, @Nullable String hint, @Nullable Throwable cause) {
    super(kind(reason), problem, hint, cause);
    this.reason = Objects.requireNonNull(reason, "reason");
  }

  private static Kind kind(Reason reason) {
    return switch (reason) {
      case CANCELLED -> Kind.INTERRUPTED;
      case READ_ONLY -> Kind.REFUSED;
      case BUSY, ROW, FILE, LOST, PASSWORD, MOVED, OTHER -> Kind.FAILED;
    };
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }
}

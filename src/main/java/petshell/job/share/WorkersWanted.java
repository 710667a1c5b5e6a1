package petshell.job.share;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * How many workers a user wants.
 *
 * @param count how many, 1 or more; empty for as many as still help
 */
public record WorkersWanted(OptionalInt count) {
  /** As many as still help. */
  public static final WorkersWanted AUTO = new WorkersWanted(OptionalInt.empty());

  /** One, where the user does not say. */
  public static final WorkersWanted ONE = new WorkersWanted(OptionalInt.of(1));

  /**
   * Checks the part.
   *
   * @throws NullPointerException if it is null
   */
  public WorkersWanted {
    Objects.requireNonNull(count, "count");
  }
}

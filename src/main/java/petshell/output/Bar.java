package petshell.output;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One line of a statistic.
 *
 * @param label what is counted
 * @param count how often it was found, 0 or more
 * @param share how much of the whole that is, from 0 to 1
 * @param expected the share that was to be expected, from 0 to 1; empty where nothing was; never
 *     null
 */
public record Bar(String label, long count, double share, OptionalDouble expected) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   * @throws IllegalArgumentException if a number is out of its range
   */
  public Bar {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(expected, "expected");
    if (count < 0) {
      throw new IllegalArgumentException("count must be 0 or more, not " + count);
    }
    requireShare(share);
    expected.ifPresent(Bar::requireShare);
  }

  private static void requireShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("a share must be from 0 to 1, not " + share);
    }
  }
}

package petshell.output;

import java.util.Objects;

/**
 * How far a piece of work has come.
 *
 * @param done what is done, 0 or more
 * @param total what there is to do as far as is known; may be less than done, 0 or more
 * @param batch the rows of one batch; 0 where that means nothing
 * @param failed what failed, 0 or more
 * @param finished whether nothing can come any more; until then at most 99 percent are shown
 * @param failedWord what is said of those that failed, such as {@code quarantined}
 */
public record ProgressCounts(
    long done, long total, int batch, long failed, boolean finished, String failedWord) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if the word is null
   * @throws IllegalArgumentException if a number is negative
   */
  public ProgressCounts {
    if (done < 0 || total < 0 || batch < 0 || failed < 0) {
      throw new IllegalArgumentException("counts must be 0 or more");
    }
    Objects.requireNonNull(failedWord, "failedWord");
  }

  /** Returns the share that is done, from 0 to 1, where only a finished piece of work has 1. */
  double share() {
    if (finished) {
      return 1;
    }
    return total == 0 ? 0 : Math.min(0.99, (double) done / total);
  }

  /** Returns the whole percents that are done. */
  int percent() {
    if (finished) {
      return 100;
    }
    return total == 0 ? 0 : (int) Math.min(99, Math.floor(done * 100.0 / total));
  }
}

package petshell.job.look;

import java.util.List;
import java.util.Objects;
import petshell.store.PrefixDao;

/**
 * The completions of a prefix.
 *
 * @param first the first completions
 * @param commonStart the common prefix of all completions, also of those not among the first; the
 *     text itself where there is none
 * @param total how many there are in all
 * @param counted whether that is the number, not just the most that was counted
 * @param <T> the kind of completion
 */
public record PrefixMatches<T>(List<T> first, String commonStart, long total, boolean counted) {
  /** No more than these are counted, since the user is typing meanwhile. */
  static final int MOST_COUNTED = 10_000;

  /**
   * Copies the list.
   *
   * @throws NullPointerException if a part is null
   */
  public PrefixMatches {
    Objects.requireNonNull(commonStart, "commonStart");
    first = List.copyOf(first);
  }

  /** Makes it of the first and of what is known of all. */
  static <T> PrefixMatches<T> of(String prefix, List<T> first, PrefixDao.Span all) {
    String common = all.count() == 0 ? prefix : commonStart(all.first(), all.last());
    return new PrefixMatches<>(first, common, all.count(), all.count() < MOST_COUNTED);
  }

  /** Returns both together; a part without completions has no say. */
  PrefixMatches<T> and(PrefixMatches<T> other, List<T> both) {
    if (total == 0 || other.total == 0) {
      PrefixMatches<T> some = total == 0 ? other : this;
      return new PrefixMatches<>(both, some.commonStart, some.total, some.counted);
    }
    return new PrefixMatches<>(
        both,
        commonStart(commonStart, other.commonStart),
        total + other.total,
        counted && other.counted);
  }

  /** Returns how many there are besides the first, or how many at least. */
  public long more() {
    return Math.max(0, total - first.size());
  }

  /**
   * Returns the beginning that two texts share, which cuts no character in two.
   *
   * @param left one text
   * @param right the other text
   */
  public static String commonStart(String left, String right) {
    int length = 0;
    while (length < Math.min(left.length(), right.length())
        && left.charAt(length) == right.charAt(length)) {
      length++;
    }
    boolean splitsPair = length > 0 && Character.isHighSurrogate(left.charAt(length - 1));
    return left.substring(0, splitsPair ? length - 1 : length);
  }
}

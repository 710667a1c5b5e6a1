package petshell.output;

import java.util.Locale;

/** Numbers as people read them, the same everywhere in the world. */
public final class Numbers {
  private Numbers() {}

  /**
   * Returns a whole number with a comma between each three digits. Not by a formatter, which reads
   * the data of a locale when it is first used: 12 ms of each start.
   *
   * @param number any number
   */
  public static String grouped(long number) {
    StringBuilder text = new StringBuilder(Long.toString(number));
    int sign = number < 0 ? 1 : 0;
    for (int comma = text.length() - 3; comma > sign; comma -= 3) {
      text.insert(comma, ',');
    }
    return text.toString();
  }

  /**
   * Returns how many there are of something, as {@code 1 pet} or {@code 1,200 pets}.
   *
   * @param count 0 or more
   * @param noun the word for one; that for others ends in an s
   */
  public static String counted(long count, String noun) {
    return grouped(count) + " " + noun + (count == 1 ? "" : "s");
  }

  /**
   * Returns a share in percent with one decimal, as {@code 12.5 %}.
   *
   * @param share 1 is the whole
   */
  public static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", share * 100);
  }
}

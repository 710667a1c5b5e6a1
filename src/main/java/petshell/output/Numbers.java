package petshell.output;

import java.util.Locale;

/** Numbers as people read them, the same everywhere in the world. */
public final class Numbers {
  private Numbers() {}

  /**
   * Returns a whole number with a comma between each three digits.
   *
   * @param number any number
   */
  public static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
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

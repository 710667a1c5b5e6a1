package petshell.output;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them, the same everywhere in the world. */
public final class Durations {
  private static final long MILLIS_A_SECOND = 1000;
  private static final long TENTHS_BELOW = 10 * MILLIS_A_SECOND;
  private static final long SECONDS_A_MINUTE = 60;
  private static final long SECONDS_AN_HOUR = 60 * SECONDS_A_MINUTE;
  private static final long SECONDS_A_DAY = 24 * SECONDS_AN_HOUR;

  private Durations() {}

  /**
   * Returns how long something took, in its two largest units: {@code 44 ms}, {@code 0.2 s}, {@code
   * 12 s}, {@code 2 min 12 s}, {@code 3 h 5 min}, {@code 2 d 4 h}.
   *
   * @param duration 0 or more; a negative one counts as 0
   */
  public static String text(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    if (millis < MILLIS_A_SECOND / 10) {
      return millis + " ms";
    }
    long seconds = Math.round((double) millis / MILLIS_A_SECOND);
    if (millis < TENTHS_BELOW && seconds < TENTHS_BELOW / MILLIS_A_SECOND) {
      return String.format(Locale.ROOT, "%.1f s", (double) millis / MILLIS_A_SECOND);
    }
    if (seconds < SECONDS_A_MINUTE) {
      return seconds + " s";
    }
    if (seconds < SECONDS_AN_HOUR) {
      return two(seconds, SECONDS_A_MINUTE, "min", 1, "s");
    }
    return seconds < SECONDS_A_DAY
        ? two(seconds, SECONDS_AN_HOUR, "h", SECONDS_A_MINUTE, "min")
        : two(seconds, SECONDS_A_DAY, "d", SECONDS_AN_HOUR, "h");
  }

  /**
   * Returns how long ago something was, in its largest unit: {@code 3 min}.
   *
   * @param duration 0 or more; a negative one counts as 0
   */
  public static String rough(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds < SECONDS_A_MINUTE) {
      return seconds + " s";
    }
    if (seconds < SECONDS_AN_HOUR) {
      return seconds / SECONDS_A_MINUTE + " min";
    }
    return seconds < SECONDS_A_DAY
        ? seconds / SECONDS_AN_HOUR + " h"
        : Numbers.grouped(seconds / SECONDS_A_DAY) + " d";
  }

  private static String two(long seconds, long large, String largeUnit, long small, String unit) {
    long rest = seconds % large / small;
    String start = Numbers.grouped(seconds / large) + " " + largeUnit;
    return rest == 0 ? start : start + " " + rest + " " + unit;
  }
}

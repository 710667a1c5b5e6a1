package petshell.output;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments as people read them, the same everywhere in the world. */
public final class Times {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /** Returns a moment to the second: {@code 2026-11-27 00:15:02 UTC}. */
  public static String text(Instant moment) {
    return SECONDS.format(moment);
  }

  /**
   * Returns a moment and how long ago it was: {@code 2026-11-27 00:15:02 UTC (3 min ago)}. A moment
   * that is still to come, as clocks differ, has no distance.
   *
   * @param now what the distance is measured from
   */
  public static String ago(Instant moment, Instant now) {
    return moment.isAfter(now)
        ? text(moment)
        : text(moment) + " (" + Durations.rough(Duration.between(moment, now)) + " ago)";
  }
}

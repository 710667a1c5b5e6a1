package petshell.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/**
 * A moment in both kinds that the web app's tables hold: text, or milliseconds since 1970.
 *
 * @param text as {@code 2026-02-08T09:11:11.158+00:00}
 * @param millis milliseconds since 1970-01-01T00:00Z
 */
public record StoredTime(String text, long millis) {
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** Returns the moment, cut to milliseconds. */
  public static StoredTime of(Instant instant) {
    Objects.requireNonNull(instant, "instant");
    return new StoredTime(FORMAT.format(instant), instant.toEpochMilli());
  }
}

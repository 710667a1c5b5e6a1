package petshell.store;

import java.time.Duration;
import java.time.Instant;

/**
 * A mark of what a database holds that no write leaves as it was. If two settled marks of one
 * database are equal, nobody, the web app included, wrote in between. The reverse does not hold: an
 * engine may put its files in order without a change of data.
 *
 * @param text all of it as one line
 * @param writtenAt when the database was last written, as far as the engine knows
 */
public record ChangeMark(String text, Instant writtenAt) {
  /** Longer than what any two writes may lie apart that have the same time. */
  public static final Duration TICK = Duration.ofMillis(20);

  /** Returns whether a later write is sure to change it. */
  public boolean isSettled() {
    return writtenAt.plus(TICK).isBefore(Instant.now());
  }
}

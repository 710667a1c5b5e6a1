package petshell.store;

import java.time.Duration;
import java.time.Instant;

/**
 * What the system tells of a database's file and its write-ahead log: which files they are, how
 * long, and when they were written last. Two equal states that were settled mean that nobody, not
 * the web app either, wrote in between. SQLite's {@code PRAGMA data_version} says that only within
 * one connection, and petshell's journal only of petshell. The reverse does not hold: a log that is
 * folded into its database is written without a change of data.
 *
 * @param text all of it as one line, never null
 * @param writtenAt when the later of the two was written
 */
public record FileState(String text, Instant writtenAt) {
  /** Longer than what any two writes may lie apart that have the same time. */
  public static final Duration TICK = Duration.ofMillis(20);

  /** Returns whether a later write is sure to change it. */
  public boolean isSettled() {
    return writtenAt.plus(TICK).isBefore(Instant.now());
  }
}

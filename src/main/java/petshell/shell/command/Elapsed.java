package petshell.shell.command;

import java.time.Duration;

/** How long something has taken since it started. */
final class Elapsed {
  private final long started = System.nanoTime();

  /** Returns how long, in milliseconds, from 0. */
  long millis() {
    return Duration.ofNanos(System.nanoTime() - started).toMillis();
  }
}

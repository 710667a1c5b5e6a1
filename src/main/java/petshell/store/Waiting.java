package petshell.store;

import java.time.Duration;

/** How to spend the time until a lock may be free. */
@FunctionalInterface
public interface Waiting {
  /**
   * Waits, at most for the given time.
   *
   * @param time how long, more than zero
   * @return true if the caller shall wait no more, because the user wants the work to stop
   */
  boolean await(Duration time);
}

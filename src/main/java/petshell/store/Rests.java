package petshell.store;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a writer has to leave the database alone for others to write too, where the engine has
 * no queue for those who wait.
 *
 * @param usual long enough for one who has started to wait within the writer's turn
 * @param longest long enough for one who has waited for long
 */
public record Rests(Duration usual, Duration longest) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public Rests {
    Objects.requireNonNull(usual, "usual");
    Objects.requireNonNull(longest, "longest");
  }
}

package petshell.store;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A backfill that several processes share, as it is stored.
 *
 * @param number the number of the run that started it
 * @param startedAt when, as the journal writes times
 * @param total how many pets had no traits then
 * @param limit how many pets all workers together may deal with; empty for all
 * @param granted how many of them they have dealt with or are dealing with
 * @param rate how many pets a second all workers together may deal with; empty for any number
 * @param stopped whether all workers are to stop
 * @param endedAt when it ended, as the journal writes times; empty while it goes on
 */
public record Share(
    long number,
    String startedAt,
    long total,
    OptionalLong limit,
    long granted,
    OptionalLong rate,
    boolean stopped,
    Optional<String> endedAt) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public Share {
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(rate, "rate");
    Objects.requireNonNull(endedAt, "endedAt");
  }

  /** Returns how many pets the limit still allows, zero or more; empty where there is none. */
  public OptionalLong left() {
    return limit.isPresent()
        ? OptionalLong.of(Math.max(0, limit.getAsLong() - granted))
        : OptionalLong.empty();
  }
}

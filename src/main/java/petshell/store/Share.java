package petshell.store;

import java.util.List;
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
 * @param members the runs whose workers are to go on, in the order in which they joined; a stop
 *     leaves none of them
 * @param endedAt when it ended, as the journal writes times; empty while it goes on
 * @param endedBy the run that ended it; empty while it goes on
 */
public record Share(
    long number,
    String startedAt,
    long total,
    OptionalLong limit,
    long granted,
    OptionalLong rate,
    List<Long> members,
    Optional<String> endedAt,
    OptionalLong endedBy) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public Share {
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(rate, "rate");
    members = List.copyOf(members);
    Objects.requireNonNull(endedAt, "endedAt");
    Objects.requireNonNull(endedBy, "endedBy");
  }

  /** Returns whether all who had joined were asked to stop, and nobody has joined since. */
  public boolean stopped() {
    return members.isEmpty();
  }

  /** Returns whether the workers of a run are to go on. */
  public boolean has(long run) {
    return members.contains(run);
  }

  /** Returns whether a run has ended it. */
  public boolean isEndedBy(long run) {
    return endedBy.equals(OptionalLong.of(run));
  }

  /** Returns how many pets the limit still allows, zero or more; empty where there is none. */
  public OptionalLong left() {
    return limit.isPresent()
        ? OptionalLong.of(Math.max(0, limit.getAsLong() - granted))
        : OptionalLong.empty();
  }
}

package petshell.store;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.mapper.Nested;

/**
 * One row of the run journal: a command that changed, or meant to change, the database.
 *
 * @param number the run's number, from 1
 * @param start who began it, and what it is
 * @param startedAt when it began
 * @param heartbeatAt when it last showed that it was alive
 * @param endedAt when it ended, empty while it runs or where its process died
 * @param outcome how it stands
 * @param counts what it has done
 * @param undoes the run that it takes back, if any
 * @param message what went wrong, if anything
 */
public record Run(
    long number,
    @Nested RunStart start,
    Instant startedAt,
    Instant heartbeatAt,
    Optional<Instant> endedAt,
    RunOutcome outcome,
    @Nested RunCounts counts,
    OptionalLong undoes,
    Optional<String> message) {

  /** Returns this run as one whose process died. */
  public Run abandoned() {
    return new Run(
        number,
        start,
        startedAt,
        heartbeatAt,
        endedAt,
        RunOutcome.ABANDONED,
        counts,
        undoes,
        message);
  }
}

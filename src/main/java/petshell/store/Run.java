package petshell.store;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of the run journal: a command that changed, or meant to change, the database.
 *
 * @param number the run's number, from 1
 * @param start who began it, and what it is
 * @param startedAt when it began
 * @param heartbeatAt when it last showed that it was alive
 * @param endedAt when it ended, empty while it runs or where its process died
 * @param noted its state, as it is stored
 * @param counts what it has done
 * @param undoes the run that it undoes, if any
 * @param message what went wrong, if anything
 */
public record Run(
    long number,
    Start start,
    Noted<Instant> startedAt,
    Noted<Instant> heartbeatAt,
    Optional<Noted<Instant>> endedAt,
    Noted<RunOutcome> noted,
    Counts counts,
    Optional<Noted<Long>> undoes,
    Optional<String> message) {

  /** Who began a run, and what it is: {@link RunStart} as it is stored. */
  public record Start(
      String command,
      String commandLine,
      String operator,
      String host,
      Noted<Long> process,
      String toolVersion,
      Noted<Long> generatorVersion) {}

  /** What a run has done: {@link RunCounts} as they are stored. */
  public record Counts(
      Noted<Long> changed,
      Noted<Long> unchanged,
      Noted<Long> skipped,
      Noted<Long> failed,
      Noted<Long> batches) {}

  /** Returns its state. */
  public RunOutcome outcome() {
    return noted.value().orElse(RunOutcome.UNKNOWN);
  }

  /** Returns this run as one whose process died. */
  public Run abandoned() {
    return new Run(
        number,
        start,
        startedAt,
        heartbeatAt,
        endedAt,
        Noted.outcome(RunOutcome.ABANDONED.text()),
        counts,
        undoes,
        message);
  }
}

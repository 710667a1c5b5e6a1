package petshell.job;

import java.time.InstantSource;
import java.util.Objects;
import petshell.store.Database;
import petshell.store.RunStart;

/**
 * What every job works with.
 *
 * @param database the open database
 * @param start who runs which command
 * @param clock gives the time
 * @param cancellation the cancellation token
 * @param progress follows the work
 */
public record Operation(
    Database database,
    RunStart start,
    InstantSource clock,
    Cancellation cancellation,
    Progress progress) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public Operation {
    Objects.requireNonNull(database, "database");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(clock, "clock");
    Objects.requireNonNull(cancellation, "cancellation");
    Objects.requireNonNull(progress, "progress");
  }

  /** Returns the same work on another database, a copy to try it on. */
  public Operation on(Database other) {
    return new Operation(other, start, clock, cancellation, progress);
  }

  /** Returns the same work with reports to another. */
  public Operation reportingTo(Progress other) {
    return new Operation(database, start, clock, cancellation, other);
  }

  /** Returns the time now as the journal writes it. */
  public String now() {
    return clock.instant().toString();
  }
}

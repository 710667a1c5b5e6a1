package petshell.job.look;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import petshell.job.Liveness;
import petshell.store.Database;
import petshell.store.Run;
import petshell.store.RunOutcome;

/**
 * One run of the journal as it is at this moment.
 *
 * @param run the run; abandoned where its process died before it ended
 * @param progress how far it is; empty where it has ended, or nothing can be said
 */
public record ObservedRun(Run run, Optional<RunProgress> progress) {
  /**
   * Checks the parts.
   *
   * @throws NullPointerException if a part is null
   */
  public ObservedRun {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(progress, "progress");
  }

  /**
   * Looks whether a run's process lives; call it outside of transactions.
   *
   * @param read the run as it was read
   * @param database where it was read
   * @param thisHost this machine's name
   * @throws petshell.store.PetShellException if the database fails
   */
  public static ObservedRun of(Run read, Database database, String thisHost) {
    Run run =
        Liveness.settled(read, database, thisHost, database.services().operatorLocks()::isAlive);
    return new ObservedRun(run, Optional.empty());
  }

  /**
   * Finds out too how far it is.
   *
   * @param database where it was read, with the traits column
   * @param now the time
   * @throws petshell.store.PetShellException if the database fails
   */
  public ObservedRun withProgress(Database database, Instant now) {
    return new ObservedRun(run, RunProgress.find(database, run, now));
  }

  /** Returns whether it works, or its process may be at work on another machine. */
  public boolean isRunning() {
    return run.outcome() == RunOutcome.RUNNING;
  }
}

package petshell.job;

import java.util.function.LongPredicate;
import petshell.store.Run;
import petshell.store.RunOutcome;

/** Tells whether the process of an unfinished run has died. Never guesses. */
public final class Liveness {
  private Liveness() {}

  /**
   * Asks the operating system's locks, which die with their process.
   *
   * @param run a run of the journal, never null
   * @param thisHost this machine's name; runs of other machines are never held for dead
   * @param alive asks the lock about a run's number, never null
   * @return true if the run was not ended and its process lives no more
   */
  public static boolean isDead(Run run, String thisHost, LongPredicate alive) {
    return run.outcome() == RunOutcome.RUNNING
        && run.start().host().equals(thisHost)
        && !alive.test(run.number());
  }
}

package petshell.job;

import java.util.function.LongPredicate;
import petshell.store.Database;
import petshell.store.Run;
import petshell.store.RunDao;
import petshell.store.RunOutcome;

/** Finds out whether the process of an unfinished run has died. Never guesses. */
public final class Liveness {
  private Liveness() {}

  /**
   * Returns the current state of a run: abandoned, where its process died before it ended. Asks the
   * operators' locks, which die with their process.
   *
   * @param run a run of the journal as it was read, in a transaction that is over
   * @param database where it was read
   * @param thisHost this machine's name; runs of other machines are only held for dead where the
   *     locks are seen from all of them
   * @param alive asks the lock about a run's number
   * @return the run, read again where it was about to end
   */
  public static Run settled(Run run, Database database, String thisHost, LongPredicate alive) {
    if (run.outcome() != RunOutcome.RUNNING
        || (!run.start().host().equals(thisHost)
            && !database.services().operatorLocks().seesOtherHosts())
        || (isCounted(run.number()) && alive.test(run.number()))) {
      return run;
    }
    // An end is noted before the lock goes, so that only what is read after that is sure.
    Run last = database.read(() -> database.dao(RunDao.class).find(run.number())).orElse(run);
    return last.outcome() == RunOutcome.RUNNING ? last.abandoned() : last;
  }

  /** No process ever had a number that {@link RunDao#nextNumber} does not give. */
  private static boolean isCounted(long number) {
    return number > 0 && number < RunDao.NUMBERS_END;
  }
}

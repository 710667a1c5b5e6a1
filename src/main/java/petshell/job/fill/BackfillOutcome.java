package petshell.job.fill;

import java.util.Optional;
import petshell.job.Pacing;
import petshell.store.RunCounts;

/** How a backfill ended. What was committed before stays, and another run resumes from there. */
public sealed interface BackfillOutcome {
  /** Returns what was done. */
  RunCounts counts();

  /** Returns how many pets have no traits now. */
  long remaining();

  /**
   * There was nothing to do, so that there is no run in the journal.
   *
   * @param pets how many pets there are
   * @param quarantined those of them that failed before, and have no traits
   */
  record NothingToDo(long pets, long quarantined) implements BackfillOutcome {
    @Override
    public RunCounts counts() {
      return RunCounts.NONE;
    }

    @Override
    public long remaining() {
      return quarantined;
    }
  }

  /** What is the same of all runs. */
  sealed interface Ended extends BackfillOutcome {
    /** Returns the run's number in the journal. */
    long run();

    /** Returns how large the batches were, and for how long they held the lock. */
    Pacing pacing();
  }

  /**
   * A whole sweep found nothing left to do, the limit was reached, or a stop ended the watch for
   * new pets.
   *
   * @param quarantined those of the remaining pets that failed, in this run or before
   * @param next the command that fills in the others that remain; empty where none do
   */
  record Completed(
      long run,
      RunCounts counts,
      long remaining,
      Pacing pacing,
      long quarantined,
      Optional<String> next)
      implements Ended {}

  /** The user or the system stopped it. */
  record Interrupted(long run, RunCounts counts, long remaining, Pacing pacing) implements Ended {}

  /**
   * So many pets failed that the fault is not in the pets.
   *
   * @param message what went wrong, for people
   */
  record TooManyErrors(long run, RunCounts counts, long remaining, Pacing pacing, String message)
      implements Ended {}
}

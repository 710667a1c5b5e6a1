package petshell.job.fill;

import petshell.store.RunCounts;

/** How a backfill ended. What was committed before stays, and another run resumes from there. */
public sealed interface BackfillOutcome {
  /** Returns the run's number in the journal. */
  long run();

  /** Returns what was done. */
  RunCounts counts();

  /** Returns how many pets have no traits now. */
  long remaining();

  /**
   * A whole sweep found nothing left to do, or the limit was reached.
   *
   * @param quarantined those of the remaining pets that failed, in this run or before
   */
  record Completed(long run, RunCounts counts, long remaining, long quarantined)
      implements BackfillOutcome {}

  /** The user or the system stopped it. */
  record Interrupted(long run, RunCounts counts, long remaining) implements BackfillOutcome {}

  /**
   * So many pets failed that the fault is not in the pets.
   *
   * @param message what went wrong, for people
   */
  record TooManyErrors(long run, RunCounts counts, long remaining, String message)
      implements BackfillOutcome {}
}

package petshell.job;

import java.util.Optional;
import petshell.store.RunCounts;

/** Where the counts of a run in batches go, with each batch. */
public interface BatchLog {
  /** Returns the run's number in the journal, from 1 on. */
  long number();

  /** Returns the sum of what was committed. */
  RunCounts counts();

  /**
   * Writes the counts with these added; must run in the transaction of what they count.
   *
   * @param added what the transaction did
   * @param last the id of the last pet that it dealt with; empty where it dealt with none
   * @return to be given to {@link #committed}
   */
  RunCounts write(RunCounts added, Optional<String> last);

  /**
   * Takes over counts that were written, after their transaction is committed.
   *
   * @param written what {@link #write} returned
   */
  void committed(RunCounts written);
}

package petshell.job.share;

import petshell.store.RunCounts;

/** What the workers of this process have committed, as far as they heard. Thread-safe. */
final class ProcessCounts {
  private final long run;
  private RunCounts sum = RunCounts.NONE;

  ProcessCounts(long run) {
    this.run = run;
  }

  /** Returns the number of the process's run. */
  long run() {
    return run;
  }

  synchronized void add(RunCounts added) {
    sum = sum.plus(added);
  }

  synchronized RunCounts sum() {
    return sum;
  }
}

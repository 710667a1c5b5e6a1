package petshell.job.share;

import java.util.List;

/** Why a worker left a shared backfill. */
public enum Leaving {
  /** All slots are done, and this process was the one to end it: it sweeps once more. */
  ENDED,
  /** All slots are done, and another process has ended it. */
  FINISHED,
  /** Somebody asked all workers that were there to stop. */
  STOPPED,
  /** The user or the system stopped this worker's process. */
  CANCELLED,
  /** The workers were granted as many pets as they may fill together. */
  LIMIT,
  /** So many pets failed that the fault is not in the pets. */
  TOO_MANY_ERRORS,
  /** The backfill is as fast without it. */
  SURPLUS,
  /** The database failed again and again. */
  GAVE_UP;

  /** What counts for a process, the first of these that a worker of it left with. */
  private static final List<Leaving> BY_WEIGHT =
      List.of(TOO_MANY_ERRORS, CANCELLED, STOPPED, LIMIT, ENDED, FINISHED, GAVE_UP, SURPLUS);

  /**
   * Returns why a process left, from why its workers did.
   *
   * @param all one for each worker, at least one
   */
  static Leaving ofAll(List<Leaving> all) {
    return BY_WEIGHT.stream().filter(all::contains).findFirst().orElseThrow();
  }
}
